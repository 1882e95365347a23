using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace FluentMigrator.Validation;

/// <summary>The validation attributes of a type, looked up once. Says that an item is valid, never what is wrong with it.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A property that trimming removes is one that nothing reads, so nothing depends on its value.")]
internal sealed class SimpleRules
{
    private static readonly ConcurrentDictionary<Type, SimpleRules> Known = new();

    private readonly bool _areEnough;
    private readonly List<(PropertyInfo Property, ValidationAttribute Rule)> _rules;

    private SimpleRules(Type type)
    {
        _rules =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
                .SelectMany(property => property.GetCustomAttributes<ValidationAttribute>(inherit: true).Select(rule => (property, rule))),
        ];
        _areEnough = !type.IsDefined(typeof(ValidationAttribute), inherit: true) && !_rules.Exists(pair => pair.Rule.RequiresValidationContext);
    }

    public static SimpleRules Of(Type type) => Known.GetOrAdd(type, static found => new SimpleRules(found));

    /// <summary>Whether the item is valid beyond doubt.</summary>
    public bool Accept(object item, ValidationContext context) =>
        _areEnough
        && _rules.TrueForAll(pair => pair.Rule.IsValid(pair.Property.GetValue(item)))
        && (item is not IValidatableObject self || !self.Validate(context).Any(result => result != ValidationResult.Success));
}
