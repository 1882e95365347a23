using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Delete.DefaultConstraint;

/// <summary>Fills in a recorded <see cref="DeleteDefaultConstraintExpression"/>.</summary>
internal sealed class DeleteDefaultConstraintExpressionBuilder(DeleteDefaultConstraintExpression expression)
    : IDeleteDefaultConstraintOnTableSyntax, IDeleteDefaultConstraintOnColumnOrInSchemaSyntax
{
    public IDeleteDefaultConstraintOnColumnOrInSchemaSyntax OnTable(string tableName)
    {
        expression.TableName = tableName;
        return this;
    }

    public IDeleteDefaultConstraintOnColumnSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        return this;
    }

    public void OnColumn(string columnName) => expression.ColumnName = columnName;
}
