using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Delete.Column;

/// <summary>Fills in a recorded <see cref="DeleteColumnExpression"/>.</summary>
internal sealed class DeleteColumnExpressionBuilder(DeleteColumnExpression expression) : IDeleteColumnFromTableSyntax, IInSchemaSyntax
{
    public IDeleteColumnFromTableSyntax Column(string columnName)
    {
        expression.ColumnNames.Add(columnName);
        return this;
    }

    public IInSchemaSyntax FromTable(string tableName)
    {
        expression.TableName = tableName;
        return this;
    }

    public void InSchema(string schemaName) => expression.SchemaName = schemaName;
}
