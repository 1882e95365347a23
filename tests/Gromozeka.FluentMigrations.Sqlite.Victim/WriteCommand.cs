using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// A running application: inserts into table x and updates it in a loop, and says so after the first time; when its input ends, says how
/// many were acknowledged.
/// </summary>
internal static class WriteCommand
{
    public static void Run(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=0");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            BEGIN IMMEDIATE;
            INSERT INTO x (id, a, b) VALUES ($id, 'written', 1);
            UPDATE x SET a = a || '+' WHERE id = 1;
            COMMIT
            """;
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        var end = Task.Run(Console.In.ReadToEnd);
        var acknowledged = 0L;
        while (!end.IsCompleted)
        {
            id.Value = 1_000_000 + acknowledged;
            command.ExecuteNonQuery();
            if (++acknowledged == 1)
                Console.WriteLine("begins");
        }

        Console.WriteLine(acknowledged.ToString(CultureInfo.InvariantCulture));
    }
}
