using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// Checks whether a virtual table works. A module accesses other tables only when it reads, so one row is read and one word is searched
/// for.
/// </summary>
internal static class ModuleHealth
{
    /// <returns>Why no row of it can be read; null if it can.</returns>
    public static string? ReadFault(IDatabaseSession session, VirtualTable table) =>
        Fault(session, $"SELECT * FROM {table.Qualified} LIMIT 1");

    /// <returns>Why it cannot be searched for a word; null if it can, or if it is not a full-text table.</returns>
    public static string? SearchFault(IDatabaseSession session, VirtualTable table) =>
        IsSearched(table)
            ? Fault(session, $"SELECT rowid FROM {table.Qualified} WHERE {SqliteQuoter.Exact(table.Name)} MATCH '\"a\"' LIMIT 1")
            : null;

    /// <returns>The faults that its module finds in its own tables: full-text tables compare them with each other on request, other modules
    /// are called by SQLite (sqlite.org/vtab.html#xintegrity, from 3.44 on). Null if there are none.</returns>
    public static string? Damage(IDatabaseSession session, VirtualTable table)
    {
        if (IsSearched(table))
            return Fault(session, $"INSERT INTO {table.Qualified} ({SqliteQuoter.Exact(table.Name)}) VALUES ('integrity-check')");
        string? found = null;
        return Fault(session, $"PRAGMA {SqliteQuoter.Exact(table.Schema)}.integrity_check({SqliteQuoter.Exact(table.Name)})", row =>
                found ??= row
            )
                is { } fault
                ? fault
            : found == "ok" ? null
            : found;
    }

    private static bool IsSearched(VirtualTable table) => table.Module is "fts5" or "fts4" or "fts3";

    private static string? Fault(IDatabaseSession session, string sql, Action<string>? read = null)
    {
        try
        {
            session.Each(sql, row => read?.Invoke(row.GetString(0)));
            return null;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_CORRUPT)
        {
            return Compilation.ReasonOf(cause);
        }
    }
}
