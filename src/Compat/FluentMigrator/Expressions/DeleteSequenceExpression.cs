using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Drops a sequence.</summary>
public class DeleteSequenceExpression : MigrationExpressionBase, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.SequenceNameCannotBeNullOrEmpty))]
    public virtual string SequenceName { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {SequenceName}";
}
