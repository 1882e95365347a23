using System.ComponentModel.DataAnnotations;
using FluentMigrator.Expressions;

namespace FluentMigrator.Validation;

/// <summary>Validates an expression and its parts by their validation attributes and by <see cref="IValidatableObject"/>.</summary>
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
        Validator.TryValidateObject(item, new ValidationContext(item, _serviceProvider, items: null), results, validateAllProperties: true);
        if (item is not IValidationChildren parent)
            return;
        foreach (var child in parent.Children ?? [])
            if (child != null)
                Collect(child, results);
    }
}
