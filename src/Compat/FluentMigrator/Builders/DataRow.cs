using System.Diagnostics.CodeAnalysis;
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

    /// <summary>
    /// Trimming takes away properties that nothing reads by name, and a row would lose its values without a word. Of an anonymous type, whose
    /// fields stay, that is noticed.
    /// </summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What is missing of an anonymous type is refused; of a class of its own, docs/operations.md tells to keep the assembly.")]
    private static PropertyInfo[] PropertiesOf(Type type)
    {
        var properties = ReadableProperties(type);
        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal)
            && properties.Length < type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Length)
            throw new InvalidOperationException(
                $"Properties of a row were trimmed away when the program was published. Keep the assembly {type.Assembly.GetName().Name} whole, "
                + "by a TrimmerRootAssembly in the program's project, or give the row as a dictionary.");
        return properties;
    }

    // Reflection promises no order and changes it when single properties were looked up before; the metadata token keeps the source's.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "See PropertiesOf.")]
    private static PropertyInfo[] ReadableProperties(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken),
    ];
}
