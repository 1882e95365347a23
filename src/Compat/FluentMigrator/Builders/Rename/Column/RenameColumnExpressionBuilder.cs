using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Rename.Column;

/// <summary>Fills in a recorded <see cref="RenameColumnExpression"/>.</summary>
internal sealed class RenameColumnExpressionBuilder(RenameColumnExpression expression)
    : IRenameColumnTableSyntax, IRenameColumnToOrInSchemaSyntax
{
    public IRenameColumnToOrInSchemaSyntax OnTable(string tableName)
    {
        expression.TableName = tableName;
        return this;
    }

    public IRenameColumnToSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        return this;
    }

    public void To(string name) => expression.NewName = name;
}
