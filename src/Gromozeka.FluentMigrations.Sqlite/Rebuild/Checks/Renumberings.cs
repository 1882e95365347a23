using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Tracks which rowids the rebuilds of a step assign to rows that violate foreign keys.</summary>
internal sealed class Renumberings
{
    private readonly Dictionary<string, Dictionary<long, long>?> _numbers = [];

    /// <summary>Records, before a rebuild, which rowid each violating row will get.</summary>
    public void Add(IDatabaseSession session, TableRebuild rebuild)
    {
        var table = Names.Fold(rebuild.Table.Name);
        var next = Read(session, rebuild);
        _numbers[table] =
            next is null || !_numbers.TryGetValue(table, out var earlier)
                ? next
                : earlier?.Where(pair => next.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => next[pair.Value]);
    }

    /// <summary>Translates rows to their current rowids.</summary>
    /// <param name="rows">The rows by their old rowids.</param>
    /// <param name="names">The current and former names of their table.</param>
    /// <returns>The rows; null if their current rowids are unknown.</returns>
    public Violations? Translate(Violations rows, params IEnumerable<string> names)
    {
        var name = names.Select(Names.Fold).FirstOrDefault(_numbers.ContainsKey);
        return name is null ? rows
            : _numbers[name] is { } numbers ? rows.Renumbered(numbers)
            : null;
    }

    private static Dictionary<long, long>? Read(IDatabaseSession session, TableRebuild rebuild)
    {
        if (rebuild.OldRowId is not { } old || rebuild.After.RowIdColumn is not { } column || !rebuild.Draft.Keeps(column.Name))
            return null;
        var sql =
            $"SELECT {old}, CAST({SqliteQuoter.Exact(column.Name)} AS INTEGER) FROM {rebuild.Table.Qualified} "
            + $"WHERE {old} IN (SELECT rowid FROM pragma_foreign_key_check(@p0, @p1)) AND {SqliteQuoter.Exact(column.Name)} IS NOT NULL";
        try
        {
            return session
                .Rows(sql, row => (row.GetInt64(0), row.GetInt64(1)), rebuild.Table.Name, rebuild.Table.Schema)
                .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        }
        catch (SqliteException mismatch) when (mismatch.Message.Contains("mismatch", StringComparison.Ordinal))
        {
            return null;
        }
    }
}
