using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// A program that writes one row after the other into table w, and says so after the first; when its input ends, says how many were
/// acknowledged. It keeps its connection, or opens one for each row; in the second case it holds no lock and no handle between two rows.
/// </summary>
internal static class AppendCommand
{
    public static void Run(string file, string writer, string connections, string journal)
    {
        var end = Task.Run(Console.In.ReadToEnd);
        var acknowledged = 0L;
        var connection = Open(file, journal);
        while (!end.IsCompleted)
        {
            using (var command = connection.CreateCommand())
            {
                command.CommandText = "INSERT INTO w (writer, number) VALUES ($writer, $number)";
                command.Parameters.AddWithValue("$writer", writer);
                command.Parameters.AddWithValue("$number", acknowledged);
                command.ExecuteNonQuery();
            }

            if (++acknowledged == 1)
                Console.WriteLine("begins");
            if (connections != "each")
                continue;
            connection.Dispose();
            connection = Open(file, journal);
        }

        connection.Dispose();
        Console.WriteLine(acknowledged.ToString(CultureInfo.InvariantCulture));
    }

    private static SqliteConnection Open(string file, string journal)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=0");
        connection.Open();
        // The driver tries every 150 ms, for ever; with many writers that is once in minutes. SQLite's own tries come closer together at
        // first.
        raw.sqlite3_busy_timeout(connection.Handle, 300);
        if (journal is not ("wal" or "delete"))
        {
            // How a connection ends its journal is its own setting, unlike the write-ahead log, which is the file's.
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA journal_mode = {journal}";
            command.ExecuteNonQuery();
        }

        return connection;
    }
}
