using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Constraint;

/// <summary>Fills in a recorded <see cref="CreateConstraintExpression"/>.</summary>
internal sealed class CreateConstraintExpressionBuilder(CreateConstraintExpression expression)
    : ICreateConstraintOnTableSyntax,
      ICreateConstraintWithSchemaOrColumnSyntax,
      ICreateConstraintOptionsSyntax,
      ISupportAdditionalFeatures
{
    public IDictionary<string, object> AdditionalFeatures => expression.AdditionalFeatures;

    public ICreateConstraintWithSchemaOrColumnSyntax OnTable(string tableName)
    {
        expression.Constraint.TableName = tableName;
        return this;
    }

    public ICreateConstraintColumnsSyntax WithSchema(string schemaName)
    {
        expression.Constraint.SchemaName = schemaName;
        return this;
    }

    public ICreateConstraintOptionsSyntax Column(string columnName) => Columns(columnName);

    public ICreateConstraintOptionsSyntax Columns(params string[] columnNames)
    {
        foreach (var name in columnNames)
            expression.Constraint.Columns.Add(name);

        return this;
    }
}
