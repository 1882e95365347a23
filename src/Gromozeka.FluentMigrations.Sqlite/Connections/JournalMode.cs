using Gromozeka.FluentMigrations.Sqlite.Waiting;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>Changes the journal mode of a file.</summary>
internal static class JournalMode
{
    /// <summary>
    /// The journal mode; null if it is not known. SQLite reports a file that was opened as immutable as having a rollback journal. The
    /// engine opens a file as immutable only if its write-ahead log makes it unreadable otherwise; why a host does so is unknown.
    /// </summary>
    public static string? Read(SessionConnection connection, SessionStatements statements, string connectionString) =>
        connection.IsImmutable ? "wal"
        : connectionString.Contains("immutable=", StringComparison.OrdinalIgnoreCase) ? null
        : (string)statements.Scalar("PRAGMA journal_mode")!;

    /// <returns>What was changed, or could not be changed, in words; null if no change was requested.</returns>
    public static string? Apply(bool? writeAheadLog, SessionStatements statements, Patience patience)
    {
        if (writeAheadLog is not { } wanted)
            return null;
        var mode = wanted ? "wal" : "delete";
        var before = statements.Scalar("PRAGMA journal_mode") as string;
        if (before == mode)
            return null;
        var after = Change(mode, statements, patience);
        return after == mode
            ? $"The journal mode was changed from {before} to {after}"
            : $"The journal mode stays {after}: SQLite did not change it to {mode}";
    }

    /// <summary>Leaving write-ahead-log mode fails while another connection is open, and SQLite does not wait for it to close.</summary>
    private static string? Change(string mode, SessionStatements statements, Patience patience)
    {
        using var command = statements.New($"PRAGMA journal_mode = {mode}");
        command.CommandTimeout = LockWait.NoRepetition;
        string? after = null;
        patience.Try(() => after = command.ExecuteScalar() as string);
        return after;
    }
}
