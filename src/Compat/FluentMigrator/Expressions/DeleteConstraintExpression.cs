using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>Drops a primary key or a unique constraint of a table.</summary>
public class DeleteConstraintExpression : MigrationExpressionBase, ISupportAdditionalFeatures, IConstraintExpression, IValidatableObject
{
    public DeleteConstraintExpression(ConstraintType type)
    {
        Constraint = new ConstraintDefinition(type);
    }

    public ConstraintDefinition Constraint { get; set; }

    public IDictionary<string, object> AdditionalFeatures => Constraint.AdditionalFeatures;

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {Constraint.ConstraintName}";

    /// <summary>A constraint is dropped by its name, so only the table is required.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Constraint.TableName))
            yield return new ValidationResult(ErrorMessages.TableNameCannotBeNullOrEmpty);
    }
}
