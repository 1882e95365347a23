using System.Text;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A database made up from choices: the same choices make the same database.</summary>
/// <param name="choices">The choices.</param>
/// <param name="isPlain">Whether it has neither comments, nor more space than is usual, nor NULL.</param>
internal sealed class RandomSchema(Choices choices, bool isPlain = false)
{
    private static readonly string[] Names = ["a", "b", "\"c d\"", "[e]", "`f`", "\"g\"\"h\"", "имя", "\"select\"", "I", "j_1"];
    private static readonly string[] Types =
    [
        "",
        " INTEGER",
        " TEXT",
        " REAL",
        " BLOB",
        " NUMERIC",
        " VARCHAR (10)",
        " DECIMAL(10, 2)",
        " \"odd type\"",
        " DATETIME",
    ];
    private static readonly string[] Values =
    [
        "NULL",
        "1",
        "-7",
        "1.5",
        "'x'",
        "'it''s'",
        "x'00ff'",
        "''",
        "'007'",
        "9223372036854775807",
        "1e300",
    ];
    private static readonly string[] Defaults = ["1", "-1.5e-3", "'d, ''(q)'", "(1 + (2))", "CURRENT_TIMESTAMP", "NULL", "x'aa'", "TRUE"];
    private static readonly string[] Gaps = [" ", "  ", "\n  ", " /* c, (x */ ", " -- line, 'x\n", "\t"];

    private readonly List<string> _columns = [];
    private bool _isNumbered;

    /// <summary>Statements that make the table <c>x</c>, with rows, and what depends on it.</summary>
    public string Sql()
    {
        var sql = new StringBuilder();
        var names = Names.OrderBy(_ => choices.Next()).Take(choices.Next(2, 8)).ToList();
        var key = choices.Next(5);
        var parts = names.Select((name, index) => Column(name, index == 0 ? key : 0)).ToList();
        if (key == 3)
            parts.Add($"{Maybe("CONSTRAINT pk ")}PRIMARY KEY{Gap()}({names[0]}{Maybe(" DESC")}, {names[1]})");
        if (choices.Chance(3))
            parts.Add($"{Maybe("CONSTRAINT [u x] ")}UNIQUE ({names[^1]}, {names[0]}){Maybe(" ON CONFLICT IGNORE")}");
        if (choices.Chance(3))
            parts.Add($"CHECK{Gap()}({names[0]} IS NOT 'no, (never)'{Maybe($" AND x.{names[1]} IS NOT 'neither'")})");
        if (choices.Chance(3))
            parts.Add(
                $"FOREIGN KEY ({names[1]}) REFERENCES{Gap()}{(choices.Chance(2) ? "x" : "other")} ({names[0]}) ON DELETE "
                    + $"CASCADE{Maybe(" DEFERRABLE INITIALLY DEFERRED")}"
            );
        var isKeyed = key is 1 or 3;
        sql.Append(
            $"CREATE TABLE{Gap()}{(choices.Chance(2) ? "x" : "\"x\"")}{Gap()}({Gap()}"
                + $"{string.Join($"{End()},{Gap()}", parts)}{End()}){(isKeyed && choices.Chance(4) ? " WITHOUT ROWID" : "")};\n"
        );
        AddRows(sql);
        AddDependants(sql, names);
        return sql.ToString();
    }

    private string Column(string name, int key)
    {
        _columns.Add(name);
        _isNumbered |= key is 1 or 2;
        if (key is 1 or 2)
            return $"{name} INTEGER PRIMARY KEY{(key == 2 && choices.Chance(2) ? " AUTOINCREMENT" : "")}";
        var constraints = new[]
        {
            choices.Chance(6) ? $"{Maybe("CONSTRAINT n ")}NOT NULL{Maybe(" ON CONFLICT ABORT")}{Gap()}DEFAULT 'n'"
            : choices.Chance(3) ? $"DEFAULT{Gap()}{choices.Pick(Defaults)}"
            : "",
            choices.Chance(6) ? "COLLATE NOCASE" : "",
            choices.Chance(6) ? $"CHECK ({name} IS NOT 'nope')" : "",
            choices.Chance(8) ? "REFERENCES other (id)" : "",
        }.Where(text => text.Length > 0).OrderBy(_ => choices.Next());
        return name + choices.Pick(Types) + string.Concat(constraints.Select(text => Gap() + text));
    }

    private void AddRows(StringBuilder sql)
    {
        for (var row = 0; row < choices.Next(12); row++)
            sql.Append(
                $"INSERT OR IGNORE INTO x ({string.Join(", ", _columns)}) VALUES "
                    + $"({string.Join(", ", _columns.Select((_, index) => Value(isKey: _isNumbered && index == 0)))});\n"
            );
        if (choices.Chance(2))
            sql.Append($"DELETE FROM x WHERE {_columns[0]} = (SELECT max({_columns[0]}) FROM x);\n");
    }

    private string Value(bool isKey) =>
        isKey ? $"{choices.Next(99)}"
        : isPlain ? choices.Pick(Values[1..])
        : choices.Pick(Values);

    private void AddDependants(StringBuilder sql, List<string> names)
    {
        sql.Append("CREATE TABLE other (id INTEGER PRIMARY KEY, note TEXT); INSERT INTO other VALUES (1, 'o');\n");
        if (choices.Chance(2))
            sql.Append(
                $"CREATE INDEX{Gap()}[i 1] ON X ({names[0]} COLLATE NOCASE{Maybe(" DESC")}, "
                    + $"{names[1]}){Maybe($" WHERE{Gap()}{names[0]} > 1")};\n"
            );
        if (choices.Chance(2))
            sql.Append($"CREATE INDEX i2 ON x (lower({names[1]}));\n");
        if (choices.Chance(2))
            sql.Append($"CREATE VIEW v{Gap()}AS SELECT x.*, count(*) OVER () AS n FROM x; CREATE VIEW w AS SELECT n FROM v;\n");
        if (choices.Chance(2))
            sql.Append(
                $"CREATE TRIGGER t AFTER UPDATE OF {names[1]} ON x{Gap()}WHEN new.{names[1]} IS NOT NULL BEGIN INSERT INTO other "
                    + $"(note) VALUES (old.{names[0]}); END;\n"
            );
        if (choices.Chance(2))
            sql.Append($"CREATE TRIGGER u AFTER INSERT ON other BEGIN UPDATE x SET {names[1]} = new.note WHERE 0; END;\n");
        if (choices.Chance(3))
            sql.Append("ANALYZE;\n");
    }

    private string Maybe(string text) => choices.Chance(2) ? text : "";

    private string Gap() => isPlain ? " " : choices.Pick(Gaps);

    /// <summary>What stands behind a column.</summary>
    private string End() => isPlain ? "" : choices.Pick(Gaps);
}
