using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Delete.Index;

/// <summary>Fills in a recorded <see cref="DeleteIndexExpression"/>.</summary>
internal sealed class DeleteIndexExpressionBuilder(DeleteIndexExpression expression)
    : IDeleteIndexForTableSyntax, IDeleteIndexOnColumnOrInSchemaSyntax, IDeleteIndexOptionsSyntax, ISupportAdditionalFeatures
{
    public IDictionary<string, object> AdditionalFeatures => expression.AdditionalFeatures;

    public IDeleteIndexOnColumnOrInSchemaSyntax OnTable(string tableName)
    {
        expression.Index.TableName = tableName;
        return this;
    }

    public IDeleteIndexOnColumnSyntax InSchema(string schemaName)
    {
        expression.Index.SchemaName = schemaName;
        return this;
    }

    public IDeleteIndexOptionsSyntax OnColumn(string columnName) => OnColumns(columnName);

    public IDeleteIndexOptionsSyntax OnColumns(params string[] columnNames)
    {
        foreach (var name in columnNames)
            expression.Index.Columns.Add(new IndexColumnDefinition { Name = name });

        return this;
    }

    public IDeleteIndexOptionsSyntax WithOptions() => this;
}
