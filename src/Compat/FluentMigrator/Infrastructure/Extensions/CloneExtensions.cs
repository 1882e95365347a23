namespace FluentMigrator.Infrastructure.Extensions;

/// <summary>Copies of collections whose items are copied where they can be.</summary>
public static class CloneExtensions
{
    /// <summary>A dictionary of the same pairs, the values copied when they are <see cref="ICloneable"/>.</summary>
    public static Dictionary<string, object> Clone(this IEnumerable<KeyValuePair<string, object>> dict)
    {
        var copy = new Dictionary<string, object>();
        dict.CloneTo(copy);
        return copy;
    }

    public static IEnumerable<T> CloneAll<T>(this IEnumerable<T> items)
        where T : ICloneable
        => items.Select(item => (T)item.Clone());

    /// <summary>Writes the pairs to <paramref name="target"/>, the values copied when they are <see cref="ICloneable"/>.</summary>
    public static void CloneTo(this IEnumerable<KeyValuePair<string, object>> dict, IDictionary<string, object> target)
    {
        foreach (var (key, value) in dict)
            target[key] = value is ICloneable cloneable ? cloneable.Clone() : value;
    }
}
