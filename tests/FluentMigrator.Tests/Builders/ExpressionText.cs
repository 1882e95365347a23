using System.Collections;
using System.Globalization;
using System.Reflection;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace FluentMigrator.Tests.Builders;

/// <summary>Writes everything that an expression says on one line; what has its initial value is left out.</summary>
internal static class ExpressionText
{
    public static string Of(IMigrationExpression expression) =>
        $"{expression.GetType().Name.Replace("Expression", "", StringComparison.Ordinal)} {Properties(expression)}".TrimEnd();

    private static string Properties(object value) =>
        string.Join(' ', value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name != "Children")
            .OrderBy(property => property.MetadataToken)
            .Select(property => Property(property, property.GetValue(value)))
            .Where(text => text != ""));

    private static string Property(PropertyInfo property, object? value) => value switch
    {
        ColumnDefinition.UndefinedDefaultValue => "",
        null => property.PropertyType == typeof(object) ? $"{property.Name}=null" : "",
        true => property.Name,
        IEnumerable items and not string => items.Cast<object>().Any() ? $"{property.Name}={Value(items)}" : "",
        _ when property.PropertyType.IsValueType && value.Equals(Activator.CreateInstance(property.PropertyType)) => "",
        _ => $"{property.Name}={Value(value)}",
    };

    private static string Value(object? value) => value switch
    {
        null => "null",
        RawSql sql => $"sql:{sql.Value}",
        string or Enum or Delegate => value.ToString()!,
        KeyValuePair<string, object> pair => $"{pair.Key}:{Value(pair.Value)}",
        KeyValuePair<string, string> pair => $"{pair.Key}:{pair.Value}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Value))}]",
        IConvertible plain => plain.ToString(CultureInfo.InvariantCulture),
        _ => $"{{{Properties(value)}}}",
    };
}
