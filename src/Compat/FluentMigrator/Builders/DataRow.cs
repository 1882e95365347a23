using System.Reflection;
using System.Runtime.CompilerServices;

namespace FluentMigrator.Builders;

/// <summary>Turns the objects that a migration gives as rows into column names and values.</summary>
internal static class DataRow
{
    // Weak, so that an assembly of migrations can be unloaded.
    private static readonly ConditionalWeakTable<Type, PropertyInfo[]> Properties = new();

    /// <summary>
    /// The public properties of the object in the order of their declaration, or the entries of a dictionary in its own order.
    /// Throws <see cref="ArgumentNullException"/> for null.
    /// </summary>
    public static TRow From<TRow>(object row)
        where TRow : List<KeyValuePair<string, object>>, new()
    {
        ArgumentNullException.ThrowIfNull(row);

        var values = new TRow();
        if (row is IDictionary<string, object> entries)
        {
            values.AddRange(entries);
            return values;
        }

        var properties = Properties.GetValue(row.GetType(), PropertiesOf);
        values.Capacity = properties.Length;
        foreach (var property in properties)
            values.Add(KeyValuePair.Create(property.Name, property.GetValue(row)));
        return values;
    }

    // Reflection promises no order and changes it when single properties were looked up before; the metadata token keeps the source's.
    private static PropertyInfo[] PropertiesOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken),
    ];
}
