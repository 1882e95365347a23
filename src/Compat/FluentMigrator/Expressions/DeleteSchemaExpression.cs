using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Drops a schema.</summary>
public class DeleteSchemaExpression : MigrationExpressionBase
{
    [RequiredOrError(nameof(ErrorMessages.SchemaNameCannotBeNullOrEmpty))]
    public virtual string SchemaName { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {SchemaName}";
}
