using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Rows of one table that refer to rows of another one that are not there. Holds the numbers of the rows, nothing else of them.</summary>
internal sealed class Violations
{
    private const int Samples = 3;

    private readonly HashSet<long> _rows = [];
    private long _unnumbered;

    public long Count => _rows.Count + _unnumbered;

    /// <param name="row">The number of the row; null for one of a table WITHOUT ROWID: those can only be counted.</param>
    public void Add(long? row)
    {
        if (row is { } number)
            _rows.Add(number);
        else
            _unnumbered++;
    }

    public bool AreAmong(Violations others) => _rows.IsSubsetOf(others._rows) && _unnumbered <= others._unnumbered;

    /// <summary>How many are not among others.</summary>
    public long CountNew(Violations others) => _rows.LongCount(row => !others._rows.Contains(row)) + Math.Max(0, _unnumbered - others._unnumbered);

    /// <summary>Some of those that are not among others, for a message.</summary>
    public string Sample(Violations others)
    {
        var found = _rows.Where(row => !others._rows.Contains(row)).Take(Samples + 1)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"rowid {row}")).ToList();
        return found.Count == 0 ? "they have no rowid" : string.Join("; ", found.Take(Samples)) + (found.Count > Samples ? " …" : "");
    }
}
