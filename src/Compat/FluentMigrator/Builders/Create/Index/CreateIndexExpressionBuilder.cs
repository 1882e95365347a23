using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Create.Index;

/// <summary>Fills in a recorded <see cref="CreateIndexExpression"/>.</summary>
internal sealed class CreateIndexExpressionBuilder(CreateIndexExpression expression)
    : ICreateIndexForTableSyntax,
      ICreateIndexOnColumnOrInSchemaSyntax,
      ICreateIndexColumnOptionsSyntax,
      ICreateIndexOptionsSyntax,
      ICreateIndexColumnUniqueOptionsSyntax,
      ICreateIndexMoreColumnOptionsSyntax,
      ISupportAdditionalFeatures
{
    public IndexColumnDefinition CurrentColumn { get; private set; }

    public IDictionary<string, object> AdditionalFeatures => expression.AdditionalFeatures;

    public ICreateIndexOnColumnOrInSchemaSyntax OnTable(string tableName)
    {
        expression.Index.TableName = tableName;
        return this;
    }

    public ICreateIndexOnColumnSyntax InSchema(string schemaName)
    {
        expression.Index.SchemaName = schemaName;
        return this;
    }

    public ICreateIndexColumnOptionsSyntax OnColumn(string columnName)
    {
        CurrentColumn = new IndexColumnDefinition { Name = columnName };
        expression.Index.Columns.Add(CurrentColumn);
        return this;
    }

    public ICreateIndexMoreColumnOptionsSyntax Ascending() => InDirection(Direction.Ascending);

    public ICreateIndexMoreColumnOptionsSyntax Descending() => InDirection(Direction.Descending);

    public ICreateIndexOptionsSyntax WithOptions() => this;

    public ICreateIndexColumnUniqueOptionsSyntax Unique()
    {
        expression.Index.IsUnique = true;
        return this;
    }

    ICreateIndexOnColumnSyntax ICreateIndexOptionsSyntax.Unique() => Unique();

    public ICreateIndexOnColumnSyntax Clustered()
    {
        expression.Index.IsClustered = true;
        return this;
    }

    public ICreateIndexOnColumnSyntax NonClustered()
    {
        expression.Index.IsClustered = false;
        return this;
    }

    private CreateIndexExpressionBuilder InDirection(Direction direction)
    {
        CurrentColumn.Direction = direction;
        return this;
    }
}
