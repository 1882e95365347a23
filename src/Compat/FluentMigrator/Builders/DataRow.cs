using System.Reflection;

namespace FluentMigrator.Builders;

/// <summary>Turns the objects that a migration gives as rows into column names and values.</summary>
internal static class DataRow
{
    /// <summary>
    /// The public properties of the object in the order of their declaration, or the entries of a dictionary in its own order.
    /// Throws <see cref="ArgumentNullException"/> for null.
    /// </summary>
    public static TRow From<TRow>(object row)
        where TRow : List<KeyValuePair<string, object>>, new()
    {
        ArgumentNullException.ThrowIfNull(row);

        var values = new TRow();
        values.AddRange(row as IDictionary<string, object> ?? PropertiesOf(row));
        return values;
    }

    // Reflection promises no order and changes it when single properties were looked up before; the metadata token keeps the source's.
    private static IEnumerable<KeyValuePair<string, object>> PropertiesOf(object row) =>
        row.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .Select(property => KeyValuePair.Create(property.Name, property.GetValue(row)));
}
