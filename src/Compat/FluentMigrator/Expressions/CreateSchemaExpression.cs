using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Creates a schema.</summary>
public class CreateSchemaExpression : MigrationExpressionBase, ISupportAdditionalFeatures
{
    [RequiredOrError(nameof(ErrorMessages.SchemaNameCannotBeNullOrEmpty))]
    public virtual string SchemaName { get; set; }

    public IDictionary<string, object> AdditionalFeatures { get; } = new Dictionary<string, object>();

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Drops the schema.</summary>
    public override IMigrationExpression Reverse() => new DeleteSchemaExpression { SchemaName = SchemaName };

    public override string ToString() => $"{base.ToString()} {SchemaName}";
}
