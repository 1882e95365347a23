using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Files that are whole, and that quick_check does not call so.</summary>
internal static class WholeFiles
{
    public const string Collation = "unicase";

    public const string Function = "slug";

    private const string Rewrite = "; PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = ";

    /// <summary>What needs something that only the application registers.</summary>
    public static TheoryData<string, string> Unregistered =>
        new()
        {
            {
                "an index by a collation",
                "CREATE TABLE x (a TEXT); CREATE INDEX xi ON x (a COLLATE unicase); INSERT INTO x VALUES ('a'), ('B')"
            },
            { "a column of a collation", "CREATE TABLE x (a TEXT COLLATE unicase UNIQUE, b); INSERT INTO x VALUES ('a', 1), ('B', 2)" },
            {
                "a key of a collation",
                "CREATE TABLE x (a TEXT COLLATE unicase PRIMARY KEY) WITHOUT ROWID; INSERT INTO x VALUES ('a'), ('B')"
            },
            {
                "a foreign key of a collation",
                "CREATE TABLE p (a TEXT COLLATE unicase PRIMARY KEY); CREATE TABLE x (a TEXT REFERENCES p); "
                    + "INSERT INTO p VALUES ('a'); INSERT INTO x VALUES ('A')"
            },
            { "a CHECK with a collation", "CREATE TABLE x (a TEXT CHECK (a = 'x' COLLATE unicase)); INSERT INTO x VALUES ('X')" },
            { "a CHECK with a function", "CREATE TABLE x (a TEXT CHECK (slug(a) IS NOT NULL)); INSERT INTO x VALUES ('X')" },
            { "a computed column with a function", "CREATE TABLE x (a TEXT, b AS (slug(a)) NOT NULL); INSERT INTO x VALUES ('X')" },
            { "an index by a function", "CREATE TABLE x (a TEXT); CREATE INDEX xi ON x (slug(a)); INSERT INTO x VALUES ('X')" },
            {
                "a tokenizer of FTS5",
                "CREATE VIRTUAL TABLE x USING fts5(a); INSERT INTO x VALUES ('one')"
                    + Rewrite
                    + "replace(sql, '(a)', '(a, tokenize=''mozporter'')') WHERE name = 'x'"
            },
            {
                "a tokenizer of FTS4",
                "CREATE VIRTUAL TABLE x USING fts4(a); INSERT INTO x VALUES ('one')"
                    + Rewrite
                    + "replace(sql, '(a)', '(a, tokenize=mozporter)') WHERE name = 'x'"
            },
            {
                "a module",
                "CREATE TABLE y (a); PRAGMA writable_schema = 1; "
                    + "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING spellfix1')"
            },
        };

    /// <summary>Rows that violate a constraint, and the statement that corrects them.</summary>
    public static TheoryData<string, string, string> BrokenRows =>
        new()
        {
            {
                "NULL",
                "CREATE TABLE x (a TEXT); INSERT INTO x VALUES (NULL), (NULL)"
                    + Rewrite
                    + "'CREATE TABLE x (a TEXT NOT NULL)' WHERE name = 'x'",
                "UPDATE x SET a = 'x'"
            },
            {
                "CHECK",
                "PRAGMA ignore_check_constraints = 1; CREATE TABLE x (a TEXT CHECK (a > 'm')); INSERT INTO x VALUES ('a')",
                "UPDATE x SET a = 'x'"
            },
            {
                "non-INT",
                "CREATE TABLE x (a INT); INSERT INTO x VALUES ('one')" + Rewrite + "sql || ' STRICT' WHERE name = 'x'",
                "UPDATE x SET a = 1"
            },
            {
                "non-TEXT",
                "CREATE TABLE x (a TEXT); INSERT INTO x VALUES (x'00')" + Rewrite + "sql || ' STRICT' WHERE name = 'x'",
                "UPDATE x SET a = 'x'"
            },
            {
                "NUMERIC",
                "CREATE TABLE x (a); INSERT INTO x VALUES (5)" + Rewrite + "'CREATE TABLE x (a TEXT)' WHERE name = 'x'",
                "UPDATE x SET a = 'x'"
            },
            {
                "TEXT value",
                "CREATE TABLE x (a); INSERT INTO x VALUES ('7')" + Rewrite + "'CREATE TABLE x (a INT)' WHERE name = 'x'",
                "UPDATE x SET a = 7"
            },
            {
                "NULL value in x.a (300 rows)",
                "CREATE TABLE x (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO x "
                    + "SELECT NULL FROM n"
                    + Rewrite
                    + "'CREATE TABLE x (a NOT NULL)' WHERE name = 'x'",
                "UPDATE x SET a = 7"
            },
        };

    /// <summary>What the application registers on its own connections.</summary>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(Collation, (one, other) => string.Compare(one, other, StringComparison.OrdinalIgnoreCase));
        connection.CreateFunction(Function, (string text) => text.ToUpperInvariant(), isDeterministic: true);
    }

    /// <summary>Makes a file as the application would, with an ordinary table.</summary>
    public static void Make(this Workbench bench, string sql)
    {
        using var connection = bench.File.Open();
        Register(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE plain (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO plain VALUES (1, 'one'); " + sql;
        command.ExecuteNonQuery();
    }
}
