using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Checks all files of a connection. If one is damaged, the main file may still be intact.</summary>
internal static class AttachedFiles
{
    /// <exception cref="MigrationException">An attached file is damaged.</exception>
    public static IntegrityReport CheckIntegrity(SqliteSession session)
    {
        using var work = session.Options.Work.Begin($"checking the integrity of {session.Connection.DataSource}");
        var report = new FileCheck(session.Connection, isThorough: false).Run();
        if (report.Damage is not null)
            Blame(session);
        return report;
    }

    private static void Blame(SqliteSession session)
    {
        foreach (var (schema, path) in session.Options.AttachedDatabases)
        {
            var lines = session.Rows($"PRAGMA {SqliteQuoter.Instance.Quote(schema)}.quick_check(1)", row => row.GetString(0));
            if (lines.Count > 0 && IntegrityTexts.Of(lines[0]) == IntegrityFault.Damage)
                throw SqliteFaults.Attached(schema, path, lines[0]);
        }
    }
}
