using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// The statistics of a rebuilt table, which DROP TABLE deletes (https://www.sqlite.org/fileformat2.html#the_sqlite_stat1_table). A run
/// computes them again. A script must not depend on the rows that there are: it moves those that it finds to the new table.
/// </summary>
internal sealed class Statistics
{
    private const string Tables = "'sqlite_stat1', 'sqlite_stat2', 'sqlite_stat3', 'sqlite_stat4'";
    private const string Count = $"SELECT count(*) FROM {{0}}.sqlite_stat1 WHERE tbl = @p0 {NameCollation.Same}";

    private readonly TableRebuild _rebuild;
    private readonly IReadOnlyList<string> _moved;
    private readonly bool _areComputed;

    private Statistics(TableRebuild rebuild, IReadOnlyList<string> moved, bool areComputed) =>
        (_rebuild, _moved, _areComputed) = (rebuild, moved, areComputed);

    private StoredTable Table => _rebuild.Table;

    /// <summary>Looks for statistics.</summary>
    public static Statistics Read(SqliteSession session, TableRebuild rebuild)
    {
        var schema = SqliteQuoter.Exact(rebuild.Table.Schema);
        var tables = session
            .Rows($"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name IN ({Tables})", row => row.GetString(0))
            .ToList();
        return session.Options.IsForScripts
            ? new Statistics(rebuild, [.. tables.Select(table => $"{schema}.{table}")], areComputed: false)
            : new Statistics(rebuild, [], tables.Contains("sqlite_stat1") && HasRows(session, schema, rebuild.Table.Name));
    }

    /// <summary>Before the old table is dropped.</summary>
    public IEnumerable<SqlCommand> MoveAside() => _moved.Select(table => Move(table, Table.Name, _rebuild.TemporaryName));

    /// <summary>When the new table is complete.</summary>
    public IEnumerable<SqlCommand> Restore()
    {
        if (_areComputed)
            yield return new SqlCommand($"ANALYZE {Table.Qualified}");
        var (schema, name) = (SqliteQuoter.Exact(Table.Schema), SqliteQuoter.Instance.QuoteValue(Table.Name));
        foreach (var table in _moved)
        {
            yield return Move(table, _rebuild.TemporaryName, Table.Name);
            // A row without an index is about the table; one with its name, about the primary key of a table WITHOUT ROWID.
            yield return new SqlCommand(
                $"DELETE FROM {table} WHERE tbl = {name} AND idx NOT IN (SELECT name FROM {schema}.sqlite_master WHERE type = 'index' "
                    + $"AND tbl_name = {name} UNION ALL SELECT {name})"
            );
            // SQLite numbers the indexes of keys, so that one could get the statistics of another.
            if (!HaveSameKeys)
                yield return new SqlCommand(
                    $"DELETE FROM {table} WHERE tbl = {name} AND (idx = {name} "
                        + "OR (idx >= 'sqlite_autoindex_' AND idx < 'sqlite_autoindex`'))"
                );
        }
    }

    private bool HaveSameKeys =>
        _rebuild.Before.Keys.Count == _rebuild.After.Keys.Count
        && _rebuild.Before.Keys.Zip(_rebuild.After.Keys).All(keys => keys.First.SameAs(keys.Second))
        && _rebuild.Before.PrimaryKey.SequenceEqual(_rebuild.After.PrimaryKey);

    private static SqlCommand Move(string table, string from, string to) =>
        new($"UPDATE {table} SET tbl = {SqliteQuoter.Instance.QuoteValue(to)} WHERE tbl = {SqliteQuoter.Instance.QuoteValue(from)}");

    private static bool HasRows(SqliteSession session, string schema, string table) =>
        session.Number(Count.Replace("{0}", schema, StringComparison.Ordinal), table) > 0;
}
