using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Delete;

/// <summary>Fills in a recorded <see cref="DeleteDataExpression"/>.</summary>
internal sealed class DeleteDataExpressionBuilder(DeleteDataExpression expression) : IDeleteDataOrInSchemaSyntax
{
    public IDeleteDataSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        return this;
    }

    public IDeleteDataSyntax Row(object dataAsAnonymousType)
    {
        expression.Rows.Add(DataRow.From<DeletionDataDefinition>(dataAsAnonymousType));
        return this;
    }

    public void IsNull(string columnName) => expression.Rows.Add([KeyValuePair.Create<string, object>(columnName, null)]);

    public void AllRows() => expression.IsAllRows = true;
}
