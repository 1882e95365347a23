using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Sqlite.Safety;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Cli.Diagnosis;

/// <summary>
/// Whether another process is writing, and which. Where the system does not tell, the write lock is asked for and given back at once, which changes no
/// byte. Where a log or a journal holds something that is not possible, because SQLite would write it back.
/// </summary>
internal static class WriteLock
{
    private const string Name = "lock";

    public static CheckNode Look(SqliteDatabase database)
    {
        if (LockHolders.FindWriter(database.Name) is { } writer)
            return new CheckNode(Name, $"{writer} is writing", false, null);
        if (database.Lock is SqliteFileLock { IsSeenHeld: true })
            return new CheckNode(Name, $"{LockHolder.Of(database.Lock)} holds the lock that runs take", false, null);
        // Who has the file open is not in the way of others, but may come to be.
        var use = LockHolders.Find(database.Name);
        foreach (var rest in new[] { database.Name + "-wal", database.Name + "-journal" })
        {
            if (new FileInfo(rest) is { Exists: true, Length: > 0 } file)
                return new CheckNode(Name, $"{use?.ToString() ?? "in use, or left by a process that died"}: {Path.GetFileName(rest)} holds {Format.Bytes(file.Length)}", true, null);
        }

        try
        {
            using var connection = database.Connect(TimeSpan.Zero);
            var result = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
            if (result == raw.SQLITE_OK)
                raw.sqlite3_exec(connection.Handle, "ROLLBACK");
            return result == raw.SQLITE_BUSY
                ? new CheckNode(Name, "another process is writing", false, null)
                : new CheckNode(Name, use is null ? "nobody is writing" : $"nobody is writing; {use}", true, null);
        }
        catch (Exception cause) when (cause is SqliteException or MigrationException)
        {
            return new CheckNode(Name, cause.Message, false, null);
        }
    }
}
