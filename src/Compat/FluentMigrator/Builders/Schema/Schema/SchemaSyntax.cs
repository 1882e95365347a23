using FluentMigrator.Builders.Schema.Sequence;
using FluentMigrator.Builders.Schema.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Schema;

/// <summary>Questions about a schema and what is in it.</summary>
public interface ISchemaSchemaSyntax : IFluentSyntax
{
    bool Exists();
    ISchemaSequenceSyntax Sequence(string sequenceName);
    ISchemaTableSyntax Table(string tableName);
}
