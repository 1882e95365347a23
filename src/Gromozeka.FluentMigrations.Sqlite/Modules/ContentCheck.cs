using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// Compares a full-text index with the texts that it covers, word by word (sqlite.org/fts5.html#the_integrity_check_command). FTS5 compares
/// it with an external content table only if the rank is 1.
/// </summary>
internal static class ContentCheck
{
    /// <returns>SQLite's message; null if they agree.</returns>
    public static string? Read(IDatabaseSession session, VirtualTable index)
    {
        var name = SqliteQuoter.Exact(index.Name);
        try
        {
            Run(
                session,
                index.Module == "fts5"
                    ? $"INSERT INTO {index.Qualified} ({name}, rank) VALUES ('integrity-check', 1)"
                    : $"INSERT INTO {index.Qualified} ({name}) VALUES ('integrity-check')"
            );
            return null;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_CORRUPT)
        {
            return Compilation.ReasonOf(cause);
        }
    }

    /// <summary>Rebuilds the index.</summary>
    public static void Rebuild(IDatabaseSession session, VirtualTable index) =>
        Run(session, $"INSERT INTO {index.Qualified} ({SqliteQuoter.Exact(index.Name)}) VALUES ('rebuild')");

    private static void Run(IDatabaseSession session, string sql) => session.Each(sql, _ => { });
}
