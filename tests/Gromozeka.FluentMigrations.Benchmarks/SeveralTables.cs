using System.Globalization;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>Three tables, each altered three times in one migration. By hand, each is rebuilt once.</summary>
internal static class SeveralTables
{
    /// <summary>The source of the migration.</summary>
    public const string Migration = """
        using FluentMigrator;
        [Migration(1, "Alter three tables")]
        public sealed class AlterThreeTables : Migration
        {
            public override void Up()
            {
                foreach (var table in new[] { "x1", "x2", "x3" })
                {
                    Alter.Column("amount").OnTable(table).AsInt64().NotNullable().WithDefaultValue(0);
                    Alter.Column("note").OnTable(table).AsString().NotNullable().WithDefaultValue("");
                    Create.Column("kind").OnTable(table).AsInt64().NotNullable().WithDefaultValue(1);
                }
            }
            public override void Down() { }
        }
        """;

    private static readonly string[] s_tables = ["x1", "x2", "x3"];

    /// <summary>The tables, with an index each, and so many rows in all.</summary>
    public static string Seed(long rows) =>
        "PRAGMA synchronous = OFF;\n"
        + string.Join(
            "\n",
            s_tables.Select(table =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER, note TEXT);
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {rows / s_tables.Length})
                    INSERT INTO {table} SELECT i, 'name ' || (i * 7919 % 1000003), i, 'a note of some length, as rows have it' FROM n;
                    CREATE INDEX ix_{table}_name ON {table} (name);
                    """
                )
            )
        );

    /// <summary>The statements of the plain side.</summary>
    public static IReadOnlyList<string> ByHand() =>
        [
            "PRAGMA foreign_keys = OFF",
            "BEGIN IMMEDIATE",
            .. s_tables.SelectMany(table =>
                new[]
                {
                    $"CREATE TABLE new_{table} (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER NOT NULL DEFAULT 0, "
                        + "note TEXT NOT NULL DEFAULT '', kind INTEGER NOT NULL DEFAULT 1)",
                    $"INSERT INTO new_{table} (id, name, amount, note) SELECT id, name, amount, note FROM {table}",
                    $"DROP TABLE {table}",
                    $"ALTER TABLE new_{table} RENAME TO {table}",
                    $"CREATE INDEX ix_{table}_name ON {table} (name)",
                }
            ),
            "PRAGMA foreign_key_check",
            "COMMIT",
        ];
}
