using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FluentMigrator.Expressions;

namespace FluentMigrator.Validation;

/// <summary>Validates an expression and its parts by their validation attributes and by <see cref="IValidatableObject"/>.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A property that trimming removes is one that nothing reads, so nothing depends on its value.")]
public class DefaultMigrationExpressionValidator : IMigrationExpressionValidator
{
    private readonly IServiceProvider _serviceProvider;

    /// <param name="serviceProvider">Handed to the validation attributes; may be null.</param>
    public DefaultMigrationExpressionValidator(IServiceProvider serviceProvider)
    {
        _serviceProvider = serviceProvider;
    }

    public virtual IEnumerable<ValidationResult> Validate(IMigrationExpression expression)
    {
        var results = new List<ValidationResult>();
        Collect(expression, results);
        return results;
    }

    private void Collect(object item, List<ValidationResult> results)
    {
        var context = new ValidationContext(item, _serviceProvider, items: null);
        // Nearly every item is valid, and asking its attributes alone says so in a fraction of the time.
        if (!SimpleRules.Of(item.GetType()).Accept(item, context))
            Validator.TryValidateObject(item, context, results, validateAllProperties: true);
        if (item is not IValidationChildren parent)
            return;
        foreach (var child in parent.Children ?? [])
            if (child != null)
                Collect(child, results);
    }
}
