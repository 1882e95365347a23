using System.Diagnostics;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>SQLite's twelve steps as a person writes them (sqlite.org/lang_altertable.html#otheralter).</summary>
internal static class HandWrittenSide
{
    private const string Sql = """
        PRAGMA foreign_keys = OFF;
        BEGIN IMMEDIATE;
        CREATE TABLE new_x (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER NOT NULL, note TEXT);
        INSERT INTO new_x (id, name, amount, note) SELECT id, name, amount, note FROM x;
        DROP TABLE x;
        ALTER TABLE new_x RENAME TO x;
        CREATE INDEX ix_name ON x (name);
        CREATE INDEX ix_amount ON x (amount);
        PRAGMA foreign_key_check;
        COMMIT;
        PRAGMA foreign_keys = ON;
        """;

    /// <param name="file">The database.</param>
    /// <param name="looksFirst">Whether the file is looked through for damage before it is changed, as the engine does in every run.</param>
    public static Measurement Run(string file, bool looksFirst)
    {
        var total = Stopwatch.StartNew();
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        if (looksFirst)
        {
            command.CommandText = "PRAGMA quick_check(1)";
            command.ExecuteScalar();
        }

        var watch = Stopwatch.StartNew();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        return Measurement.Of(watch.Elapsed.TotalMilliseconds, total.Elapsed.TotalMilliseconds);
    }
}
