using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Inspection;

/// <summary>
/// Checks whether another process is writing, and which one. If the operating system does not show it, the write lock is taken and released
/// immediately, which changes no byte. This is not done if a log or a journal has content, because SQLite would write it back.
/// </summary>
internal static class WriterCheck
{
    private const string Name = "lock";

    public static DatabaseCheck Of(SqliteDatabase database)
    {
        if (LockHolders.FindWriter(database.Name) is { } writer)
            return new DatabaseCheck(Name, $"{writer} is writing", IsGood: false);
        if (database.Lock is SqliteFileLock { IsSeenHeld: true })
            return new DatabaseCheck(Name, $"{database.Lock.HolderName} holds the run lock", IsGood: false);
        // A process that only has the file open does not block others, but may do so later.
        var use = LockHolders.Find(database.Name);
        foreach (var rest in new[] { database.Name + "-wal", database.Name + "-journal" })
        {
            if (new FileInfo(rest) is { Exists: true, Length: > 0 } file)
                return new DatabaseCheck(
                    Name,
                    $"{use?.ToString() ?? "in use, or left by a process that died"}: "
                        + $"{Path.GetFileName(rest)} holds {Quantity.Bytes(file.Length)}",
                    IsGood: true
                );
        }

        try
        {
            using var connection = database.Connect(TimeSpan.Zero);
            var result = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
            if (result == raw.SQLITE_OK)
                raw.sqlite3_exec(connection.Handle, "ROLLBACK");
            return result == raw.SQLITE_BUSY
                ? new DatabaseCheck(Name, "another process is writing", IsGood: false)
                : new DatabaseCheck(Name, use is null ? "nobody is writing" : $"nobody is writing; {use}", IsGood: true);
        }
        catch (Exception cause) when (cause is SqliteException or MigrationException)
        {
            return new DatabaseCheck(Name, cause.Message, IsGood: false);
        }
    }
}
