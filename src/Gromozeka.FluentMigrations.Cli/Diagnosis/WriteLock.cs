using Gromozeka.FluentMigrations.Cli.Output;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Cli.Diagnosis;

/// <summary>
/// Whether another process is writing: the write lock is asked for and given back at once, which changes no byte. Where a log or a
/// journal holds something that is not possible, because SQLite would write it back.
/// </summary>
internal static class WriteLock
{
    private const string Name = "lock";

    public static CheckNode Look(string path)
    {
        foreach (var rest in new[] { path + "-wal", path + "-journal" })
        {
            if (new FileInfo(rest) is { Exists: true, Length: > 0 } file)
                return new CheckNode(Name, $"in use, or left by a process that died: {Path.GetFileName(rest)} holds {Format.Bytes(file.Length)}", true, null);
        }

        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        try
        {
            using var connection = new SqliteConnection(settings.ConnectionString);
            connection.Open();
            var result = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
            if (result == raw.SQLITE_OK)
                raw.sqlite3_exec(connection.Handle, "ROLLBACK");
            return result == raw.SQLITE_BUSY
                ? new CheckNode(Name, "another process is writing", false, null)
                : new CheckNode(Name, "nobody is writing", true, null);
        }
        catch (SqliteException cause)
        {
            return new CheckNode(Name, cause.Message, false, null);
        }
    }
}
