using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>Drops a foreign key, given by its name or by its tables and columns.</summary>
public class DeleteForeignKeyExpression : MigrationExpressionBase, IForeignKeyExpression, IValidatableObject
{
    public virtual ForeignKeyDefinition ForeignKey { get; set; } = new();

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Adds the foreign key again.</summary>
    /// <exception cref="NotSupportedException">The expression does not say which columns the foreign key joins.</exception>
    public override IMigrationExpression Reverse()
        => ForeignKey.HasForeignAndPrimaryColumnsDefined()
            ? new CreateForeignKeyExpression { ForeignKey = (ForeignKeyDefinition)ForeignKey.Clone() }
            : base.Reverse();

    public override string ToString() => $"{base.ToString()} {ForeignKey.Name} {ForeignKey.ForeignTable}";

    /// <summary>With columns, the whole foreign key is validated; without, only its name and its table.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => ForeignKey.ForeignColumns is { Count: > 0 } ? ForeignKey.Validate(validationContext) : ValidateName();

    private IEnumerable<ValidationResult> ValidateName()
    {
        if (string.IsNullOrEmpty(ForeignKey.Name))
            yield return new ValidationResult(ErrorMessages.ForeignKeyNameCannotBeNullOrEmpty);
        if (string.IsNullOrEmpty(ForeignKey.ForeignTable))
            yield return new ValidationResult(ErrorMessages.ForeignTableNameCannotBeNullOrEmpty);
    }
}
