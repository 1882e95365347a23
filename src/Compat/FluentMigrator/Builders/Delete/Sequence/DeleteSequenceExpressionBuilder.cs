using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Delete.Sequence;

/// <summary>Fills in a recorded <see cref="DeleteSequenceExpression"/>.</summary>
internal sealed class DeleteSequenceExpressionBuilder(DeleteSequenceExpression expression) : IInSchemaSyntax
{
    public void InSchema(string schemaName) => expression.SchemaName = schemaName;
}
