using FluentMigrator.Builders.Alter.Column;
using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Alter;

/// <summary>The start of every change of an existing table or column.</summary>
public interface IAlterExpressionRoot : IFluentSyntax
{
    IAlterColumnOnTableSyntax Column(string columnName);
    IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax Table(string tableName);
}
