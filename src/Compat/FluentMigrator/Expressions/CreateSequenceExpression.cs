using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Expressions;

/// <summary>Creates a sequence; it cannot be reversed.</summary>
public class CreateSequenceExpression : MigrationExpressionBase, ISequenceExpression, IValidationChildren
{
    public virtual SequenceDefinition Sequence { get; set; } = new();

    public IEnumerable<object> Children => [Sequence];

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {Sequence.Name}";
}
