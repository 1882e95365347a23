using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using FluentMigrator.Infrastructure;
using FluentMigrator.Validation;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>
/// Checks whether FluentMigrator's validator would accept an expression. It checks the same things (attributes of properties and types,
/// <see cref="IValidatableObject"/>, children), but caches them for each type: determining them again for each object takes a tenth of a
/// millisecond for a table.
/// </summary>
internal static class ExpressionValidity
{
    private static readonly ConditionalWeakTable<Type, Demands> Known = [];

    public static bool IsCertain(object value, IServiceProvider services)
    {
        var context = new ValidationContext(value, value.GetType().Name, services, null);
        return Known.GetValue(value.GetType(), Demands.Of).AreMetBy(value, context)
            && (value is not IValidatableObject own || own.Validate(context).All(result => result == ValidationResult.Success))
            && Children(value).All(child => IsCertain(child, services));
    }

    private static IEnumerable<object> Children(object value)
    {
        var children = value is IValidationChildren parent ? parent.Children.Where(child => child is not null) : [];
        var features = value is ISupportAdditionalFeatures { AdditionalFeatures: { Count: > 0 } added }
            ? added.Values.Where(MayHaveDemands)
            : [];
        return value is ICollection items ? [.. children, .. features, .. items.OfType<IValidatableObject>()] : children.Concat(features);
    }

    private static bool MayHaveDemands(object? feature) => feature is not (null or string or decimal) && !feature.GetType().IsPrimitive;

    /// <summary>The validation attributes of a type and its properties.</summary>
    private sealed record Demands(
        IReadOnlyList<(PropertyInfo Property, ValidationAttribute[] Attributes)> OfProperties,
        ValidationAttribute[] OfType
    )
    {
        [UnconditionalSuppressMessage(
            "Trimming",
            "IL2070",
            Justification = "FluentMigrator.Abstractions is a root of trimming; FluentMigrator looks at other types in the same way."
        )]
        public static Demands Of(Type type) =>
            new(
                [
                    .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .Select(property =>
                            (
                                property,
                                Attributes: (ValidationAttribute[])Attribute.GetCustomAttributes(property, typeof(ValidationAttribute))
                            )
                        )
                        .Where(one => one.Attributes.Length > 0),
                ],
                (ValidationAttribute[])Attribute.GetCustomAttributes(type, typeof(ValidationAttribute))
            );

        public bool AreMetBy(object value, ValidationContext context)
        {
            foreach (var (property, attributes) in OfProperties)
            {
                var content = property.GetValue(value);
                context.MemberName = property.Name;
                if (!AreMetBy(attributes, content, context))
                    return false;
            }

            context.MemberName = null;
            return AreMetBy(OfType, value, context);
        }

        private static bool AreMetBy(ValidationAttribute[] attributes, object? value, ValidationContext context) =>
            attributes.All(attribute => attribute.GetValidationResult(value, context) == ValidationResult.Success);
    }
}
