using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>A database and a change of it by SQLite's own statements, both made up.</summary>
internal sealed class NativeChange
{
    private static readonly string[] Words = ["a", "b", "имя", "Чат", "c d", "select", "x", "y", "done"];

    private readonly Choices _choices;
    private readonly List<string> _tables = [];
    private readonly Dictionary<string, List<string>> _columns = [];
    private readonly List<string> _indexes = [];
    private readonly List<string> _sql = [];

    public NativeChange(Choices choices)
    {
        _choices = choices;
        foreach (var name in new[] { "t", "таблица", "U v" }.Take(_choices.Next(2, 4)))
            AddTable(name);
        AddDependents();
        Kind = _choices.Next(9);
        Change = ChangeOf(Kind);
    }

    /// <summary>The statements that make the database, some with texts in double quotes.</summary>
    public string Sql => string.Join("\n", _sql);

    /// <summary>Which kind of change it is.</summary>
    public int Kind { get; }

    public Action<Migration> Change { get; }

    public override string ToString() => $"change {Kind}\n{Sql}";

    private static string Quote(string name) => $"\"{name}\"";

    private void AddTable(string name)
    {
        _tables.Add(name);
        var columns = Words.OrderBy(_ => _choices.Next()).Take(_choices.Next(2, 5)).ToList();
        _columns[name] = columns;
        var parts = columns
            .Select(
                (column, index) =>
                    index == 0 && Chance(2) ? $"{Quote(column)} INTEGER PRIMARY KEY" : Quote(column) + Pick(" TEXT", " INTEGER", "")
            )
            .ToList();
        if (Chance(3))
            parts.Add($"CHECK ({Quote(columns[^1])} IS NOT \"never, {name}\")");
        if (_tables.Count > 1 && Chance(2))
            parts.Add($"FOREIGN KEY ({Quote(columns[^1])}) REFERENCES {Quote(_tables[0])} ({Quote(_columns[_tables[0]][0])})");
        _sql.Add($"CREATE TABLE {Quote(name)} ({string.Join(", ", parts)});");
        for (var row = 1; row < 4; row++)
            _sql.Add(
                $"INSERT INTO {Quote(name)} ({string.Join(", ", columns.Select(Quote))}) VALUES "
                    + $"({string.Join(", ", columns.Select((_, index) => index == 0 ? $"{row}" : Pick("NULL", "1", "'one'", "x'00'")))});"
            );
        foreach (var number in Enumerable.Range(1, _choices.Next(3)))
        {
            var index = $"i{number} {name}";
            _indexes.Add(index);
            _sql.Add(
                number == 1 && Chance(2)
                    ? $"CREATE UNIQUE INDEX {Quote(index)} ON {Quote(name)} ({Quote(columns[0])});"
                    : $"CREATE INDEX {Quote(index)} ON {Quote(name)} ({Quote(Pick([.. columns]))})"
                        + (Chance(2) ? $" WHERE {Quote(columns[0])} IS NOT \"nothing, {name}\";" : ";")
            );
        }
    }

    private void AddDependents()
    {
        for (var number = 0; number < _choices.Next(1, 6); number++)
        {
            var (table, other) = (Pick([.. _tables]), Pick([.. _tables]));
            var (column, target) = (Pick([.. _columns[table]]), _columns[other]);
            _sql.Add(
                _choices.Next(8) switch
                {
                    0 => $"CREATE VIEW v{number} AS SELECT * FROM {Quote(table)};",
                    1 => $"CREATE VIEW v{number} AS SELECT {Quote(column)} AS one FROM {Quote(table)} WHERE {Quote(column)} IS NOT "
                        + $"\"open, {number}\"; CREATE VIEW w{number} AS SELECT one FROM v{number};",
                    2 => $"CREATE VIEW v{number} ({string.Join(", ", _columns[table].Select((_, index) => $"n{index}"))}) AS SELECT * "
                        + $"FROM {Quote(table)};",
                    3 => $"CREATE TRIGGER r{number} AFTER INSERT ON {Quote(table)} BEGIN INSERT INTO {Quote(other)} VALUES "
                        + $"({string.Join(", ", target.Select(_ => "NULL"))}); END;",
                    4 => $"CREATE TRIGGER r{number} AFTER UPDATE OF {Quote(column)} ON {Quote(table)} WHEN new.{Quote(column)} = \"yes, "
                        + $"{number}\" BEGIN DELETE FROM {Quote(other)} WHERE {Quote(target[^1])} = old.{Quote(column)}; END;",
                    5 => $"CREATE VIEW v{number} AS SELECT nowhere FROM missing{number};",
                    6 => $"CREATE VIEW v{number} AS SELECT {Quote(column)} AS q FROM {Quote(table)}; "
                        + $"CREATE TRIGGER r{number} INSTEAD OF INSERT ON v{number} BEGIN UPDATE {Quote(other)} SET "
                        + $"{Quote(target[^1])} = new.q; END;",
                    _ => $"CREATE VIRTUAL TABLE f{number} USING fts5 (body); "
                        + $"CREATE TRIGGER r{number} AFTER INSERT ON {Quote(table)} BEGIN INSERT INTO f{number} VALUES "
                        + $"(new.{Quote(column)}); END;",
                }
            );
        }
    }

    private Action<Migration> ChangeOf(int kind)
    {
        var table = Pick([.. _tables]);
        var column = Pick([.. _columns[table]]);
        var name = Pick("new", "новый", "open, 1", "done");
        var index = _indexes.Count == 0 ? null : Pick([.. _indexes]);
        Action<Migration> change = kind switch
        {
            0 => m => m.Create.Column(name).OnTable(table).AsString().Nullable(),
            1 => m => m.Delete.Column(column).FromTable(table),
            2 => m => m.Rename.Column(column).OnTable(table).To(name),
            3 => m => m.Rename.Table(table).To(name),
            4 => m => m.Delete.Table(table),
            5 => m => m.Create.Index("new").OnTable(table).OnColumn(column),
            6 when index is not null => m => m.Delete.Index(index).OnTable(index[(index.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
            7 => m => m.Execute.Sql($"ALTER TABLE {Quote(table)} RENAME COLUMN {Quote(column)} TO {Quote(name)}"),
            _ => m => m.Execute.Sql($"DROP TABLE {Quote(table)}"),
        };
        if (!Chance(4))
            return change;
        // What is left on the connection, and hides a table, changes nothing.
        var left =
            $"CREATE TEMP TABLE {Quote(Pick([.. _tables]))} (hidden); "
            + $"{Pick("PRAGMA legacy_alter_table = ON", "PRAGMA recursive_triggers = ON", "SELECT 1")}";
        return m =>
        {
            m.Execute.Sql(left);
            change(m);
        };
    }

    private bool Chance(int of) => _choices.Chance(of);

    private string Pick(params string[] from) => _choices.Pick(from);
}
