using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>The rows of one table that violate a foreign key, by their rowids, or by their keys if they have no rowids.</summary>
internal sealed class Violations
{
    private const int Samples = 3;

    private readonly HashSet<long> _rows = [];
    private readonly HashSet<string> _keys = [];
    private long _unknown;

    public long Count => _rows.Count + _keys.Count + _unknown;

    /// <summary>Whether there are rows without a rowid.</summary>
    public bool HasUnnumbered => _unknown > 0;

    /// <param name="row">The rowid; null for a row of a table WITHOUT ROWID.</param>
    public void Add(long? row)
    {
        if (row is { } number)
            _rows.Add(number);
        else
            _unknown++;
    }

    /// <summary>Sets the keys of the rows without a rowid. If their number differs, only the count is kept.</summary>
    public void Name(IReadOnlyList<string> keys)
    {
        if (keys.Count != _unknown)
            return;
        _keys.UnionWith(keys);
        _unknown = 0;
    }

    /// <summary>The rows whose new rowid is known, by that rowid.</summary>
    public Violations Renumbered(IReadOnlyDictionary<long, long> numbers)
    {
        var renumbered = new Violations();
        renumbered._rows.UnionWith(_rows.Where(numbers.ContainsKey).Select(row => numbers[row]));
        return renumbered;
    }

    /// <summary>The number of rows that are not among others.</summary>
    public long CountNew(Violations others) =>
        NewRows(others).LongCount() + NewKeys(others).LongCount() + Math.Max(0, _unknown - others._unknown);

    /// <summary>Some of the rows that are not among others, for a message.</summary>
    public string Sample(Violations others)
    {
        var found = NewRows(others)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"rowid {row}"))
            .Concat(NewKeys(others).Select(key => $"key {key}"))
            .Take(Samples + 1)
            .ToList();
        return found.Count == 0 ? "they have no rowid" : string.Join("; ", found.Take(Samples)) + (found.Count > Samples ? " …" : "");
    }

    private IEnumerable<long> NewRows(Violations others) => _rows.Where(row => !others._rows.Contains(row));

    private IEnumerable<string> NewKeys(Violations others) => _keys.Where(key => !others._keys.Contains(key));
}
