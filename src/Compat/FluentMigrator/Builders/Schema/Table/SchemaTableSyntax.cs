using FluentMigrator.Builders.Schema.Column;
using FluentMigrator.Builders.Schema.Constraint;
using FluentMigrator.Builders.Schema.Index;

namespace FluentMigrator.Builders.Schema.Table;

/// <summary>Questions about a table and what belongs to it.</summary>
public interface ISchemaTableSyntax
{
    ISchemaColumnSyntax Column(string columnName);
    ISchemaConstraintSyntax Constraint(string constraintName);
    bool Exists();
    ISchemaIndexSyntax Index(string indexName);
}
