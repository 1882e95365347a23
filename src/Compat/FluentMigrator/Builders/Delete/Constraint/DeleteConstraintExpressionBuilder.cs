using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete.Constraint;

/// <summary>Fills in a recorded <see cref="DeleteConstraintExpression"/>.</summary>
internal sealed class DeleteConstraintExpressionBuilder(DeleteConstraintExpression expression)
    : IDeleteConstraintOnTableSyntax, IDeleteConstraintInSchemaOptionsSyntax, ISupportAdditionalFeatures
{
    public IDictionary<string, object> AdditionalFeatures => expression.AdditionalFeatures;

    public IDeleteConstraintInSchemaOptionsSyntax FromTable(string tableName)
    {
        expression.Constraint.TableName = tableName;
        return this;
    }

    public IDeleteConstraintInSchemaOptionsSyntax InSchema(string schemaName)
    {
        expression.Constraint.SchemaName = schemaName;
        return this;
    }

    public void Column(string columnName) => expression.Constraint.Columns.Add(columnName);

    public void Columns(params string[] columnNames)
    {
        foreach (var name in columnNames)
            Column(name);
    }
}
