using System.Globalization;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>An application at work: inserts into table x and updates it in a loop, until its input ends; then says which rows were acknowledged.</summary>
internal static class WriteCommand
{
    public static void Run(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=60");
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
        Console.WriteLine("begins");
        while (!end.IsCompleted)
        {
            id.Value = 1_000_000 + acknowledged;
            command.ExecuteNonQuery();
            acknowledged++;
        }

        Console.WriteLine(acknowledged.ToString(CultureInfo.InvariantCulture));
    }
}
