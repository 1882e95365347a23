using FluentMigrator.Expressions;

namespace FluentMigrator.Builders.Update;

/// <summary>Fills in a recorded <see cref="UpdateDataExpression"/>.</summary>
internal sealed class UpdateDataExpressionBuilder(UpdateDataExpression expression) : IUpdateSetOrInSchemaSyntax, IUpdateWhereSyntax
{
    public IUpdateSetSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        return this;
    }

    public IUpdateWhereSyntax Set(object dataAsAnonymousType)
    {
        expression.Set = DataRow.From<List<KeyValuePair<string, object>>>(dataAsAnonymousType);
        return this;
    }

    public IUpdateWhereSyntax Set(IDictionary<string, object> data) => Set((object)data);

    public void Where(object dataAsAnonymousType) =>
        expression.Where = DataRow.From<List<KeyValuePair<string, object>>>(dataAsAnonymousType);

    public void Where(IDictionary<string, object> data) => Where((object)data);

    public void AllRows() => expression.IsAllRows = true;
}
