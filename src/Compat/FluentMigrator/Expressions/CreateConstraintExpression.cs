using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Expressions;

/// <summary>Adds a primary key or a unique constraint to a table.</summary>
public class CreateConstraintExpression : MigrationExpressionBase, ISupportAdditionalFeatures, IConstraintExpression, IValidationChildren
{
    private readonly ConstraintType _type;

    public CreateConstraintExpression(ConstraintType type)
    {
        _type = type;
        Constraint = new ConstraintDefinition(type);
    }

    public virtual ConstraintDefinition Constraint { get; set; }

    public IDictionary<string, object> AdditionalFeatures => Constraint.AdditionalFeatures;

    IEnumerable<object> IValidationChildren.Children => [Constraint];

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Drops the constraint.</summary>
    public override IMigrationExpression Reverse()
        => new DeleteConstraintExpression(_type) { Constraint = (ConstraintDefinition)Constraint.Clone() };

    public override string ToString() => $"{base.ToString()} {Constraint.ConstraintName}";
}
