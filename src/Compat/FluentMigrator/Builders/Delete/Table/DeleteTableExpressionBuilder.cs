using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Delete.Table;

/// <summary>Fills in a recorded <see cref="DeleteTableExpression"/>.</summary>
internal sealed class DeleteTableExpressionBuilder(DeleteTableExpression expression) : IIfExistsOrInSchemaSyntax
{
    public IInSchemaSyntax IfExists()
    {
        expression.IfExists = true;
        return this;
    }

    public void InSchema(string schemaName) => expression.SchemaName = schemaName;
}
