using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Expressions;

/// <summary>Creates an index on a table.</summary>
public class CreateIndexExpression : MigrationExpressionBase, ISupportAdditionalFeatures, IIndexExpression, IValidationChildren
{
    public virtual IndexDefinition Index { get; set; } = new();

    public IDictionary<string, object> AdditionalFeatures => Index.AdditionalFeatures;

    IEnumerable<object> IValidationChildren.Children => [Index];

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Drops the index.</summary>
    public override IMigrationExpression Reverse() => new DeleteIndexExpression { Index = (IndexDefinition)Index.Clone() };

    public override string ToString()
        => $"{base.ToString()} {Index.TableName} ({string.Join(", ", Index.Columns.Select(column => column.Name))})";
}
