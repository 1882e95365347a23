using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Insert;

/// <summary>Fills in a recorded <see cref="InsertDataExpression"/>.</summary>
internal sealed class InsertDataExpressionBuilder(InsertDataExpression expression)
    : IInsertDataOrInSchemaSyntax, ISupportAdditionalFeatures
{
    public IDictionary<string, object> AdditionalFeatures => expression.AdditionalFeatures;

    public IInsertDataSyntax InSchema(string schemaName)
    {
        expression.SchemaName = schemaName;
        return this;
    }

    public IInsertDataSyntax Row(object recordAsAnonymousType)
    {
        expression.Rows.Add(DataRow.From<InsertionDataDefinition>(recordAsAnonymousType));
        return this;
    }

    public IInsertDataSyntax Row(IDictionary<string, object> record) => Row((object)record);

    public IInsertDataSyntax Rows(params object[] recordsAsAnonymousTypes)
    {
        ArgumentNullException.ThrowIfNull(recordsAsAnonymousTypes);

        foreach (var record in recordsAsAnonymousTypes)
            Row(record);

        return this;
    }

    public IInsertDataSyntax Rows(params IDictionary<string, object>[] records) => Rows((object[])records);
}
