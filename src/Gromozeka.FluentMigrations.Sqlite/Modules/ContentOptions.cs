using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// A full-text table with external content finds its rows by the names in its own statement (sqlite.org/fts5.html#external_content_tables),
/// which a rename leaves unchanged. This class updates them; the index itself stays.
/// </summary>
internal static class ContentOptions
{
    /// <summary>Updates the name of a renamed table.</summary>
    public static IEnumerable<SqlCommand> Follow(IDatabaseSession session, string schema, string table, string newName) =>
        Write(session, schema, virtualTable =>
            virtualTable.IsOver(table) ? virtualTable.With(virtualTable.Option("content"), newName) : null
        );

    /// <summary>Updates the name of the rowid column. The author must handle a renamed indexed column.</summary>
    public static IEnumerable<SqlCommand> Follow(IDatabaseSession session, string schema, string table, string column, string newName) =>
        Write(session, schema, virtualTable =>
            virtualTable.IsOver(table)
            && virtualTable.Option("content_rowid") is { Text: not null } number
            && Names.Same(number.Name, column)
                ? virtualTable.With(number, newName)
                : null
        );

    private static IReadOnlyList<SqlCommand> Write(IDatabaseSession session, string schema, Func<VirtualTable, string?> change)
    {
        var updates = VirtualTable
            .Read(session, schema)
            .Select(table => (table.Name, table.Sql, New: change(table)))
            .Where(table => table.New is not null)
            .ToList();
        if (updates.Count == 0)
            return [];
        foreach (var (name, sql, _) in updates)
            StoredText.Check(session, schema, "virtual table", name, sql);
        return
        [
            new SqlCommand("PRAGMA writable_schema = ON"),
            .. updates.Select(table => new SqlCommand(
                $"UPDATE {SqliteQuoter.Exact(schema)}.sqlite_master SET sql = {SqliteQuoter.Instance.QuoteValue(table.New)} WHERE type "
                    + $"= 'table' AND name = {SqliteQuoter.Instance.QuoteValue(table.Name)}"
            )),
            new SqlCommand("PRAGMA writable_schema = RESET"),
        ];
    }
}
