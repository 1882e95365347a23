using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>For each line of its input, tries to write to a database as any other program would, and says what came of it.</summary>
internal static class ProbeCommand
{
    public static void Run(string file)
    {
        Console.WriteLine("begins");
        while (Console.ReadLine() is not null)
            Console.WriteLine(Try(file));
    }

    private static string Try(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=1");
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        var result = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE; ROLLBACK");
        return result switch
        {
            raw.SQLITE_OK => "free",
            raw.SQLITE_BUSY => "busy",
            _ => $"error {result}",
        };
    }
}
