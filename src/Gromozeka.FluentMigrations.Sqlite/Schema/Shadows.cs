using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// Temporary tables and views that hide a table with indexes. For a statement that searches the schema, they are moved out of the way: a
/// table, with its rows, to another name; a view is dropped and created again with its triggers.
/// </summary>
internal sealed class Shadows
{
    private const string Hiding =
        "SELECT t.type, t.name, t.sql FROM temp.sqlite_master t WHERE {0} AND EXISTS "
        + "(SELECT 1 FROM main.sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL "
        + $"AND m.tbl_name = t.tbl_name {NameCollation.Same} AND m.tbl_name <> @p0 {NameCollation.Same}) "
        + "ORDER BY t.rowid";

    private const string Aside = "__aside";

    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    private readonly List<string> _tables;
    private readonly List<StoredObject> _views;

    private Shadows(List<string> tables, List<StoredObject> views)
    {
        _tables = tables;
        _views = views;
    }

    /// <param name="session">The database.</param>
    /// <param name="dropped">A table that is dropped by then, with its indexes; empty for none.</param>
    public static Shadows Read(IDatabaseSession session, string dropped = "") =>
        new(
            [.. Objects(session, dropped, "t.type = 'table'").Select(table => table.Name)],
            Objects(
                session,
                dropped,
                "(t.type = 'view' OR t.type = 'trigger' AND t.tbl_name IN (SELECT name FROM temp.sqlite_master WHERE type = 'view'))"
            )
        );

    public IEnumerable<SqlCommand> MoveAside() =>
        [
            .. _tables.Select(table => Rename(table, table + Aside)),
            .. _views
                .Where(view => view.Sql.StartsWith("CREATE VIEW", StringComparison.OrdinalIgnoreCase))
                .Select(view => new SqlCommand($"DROP VIEW {Quoter.QuoteTableName(view.Name, "temp")}")),
        ];

    public IEnumerable<SqlCommand> MoveBack() =>
        [.. _tables.Select(table => Rename(table + Aside, table)), .. _views.Select(view => new SqlCommand(view.QualifiedSql))];

    private static SqlCommand Rename(string from, string to) =>
        new($"ALTER TABLE {Quoter.QuoteTableName(from, "temp")} RENAME TO {Quoter.Quote(to)}");

    private static List<StoredObject> Objects(IDatabaseSession session, string dropped, string condition) =>
        session.Rows(
            Hiding.Replace("{0}", condition, StringComparison.Ordinal),
            row => new StoredObject("temp", row.GetString(1), row.GetString(2)),
            dropped
        );
}
