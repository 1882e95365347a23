using System.Globalization;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A table with rows and a sequence of changes of it, made up from choices. Most of them fit the table as it is then.</summary>
internal sealed class RandomAlterations
{
    private static readonly string[] Types = ["", " INTEGER", " TEXT", " REAL", " NUMERIC", " BIGINT", " BLOB"];
    private static readonly string[] NewTypes =
    [
        "INTEGER",
        "TEXT",
        "REAL",
        "NUMERIC",
        "BIGINT",
        "BLOB",
        "TEXT COLLATE NOCASE",
        "INTEGER CHECK ({0} IS NOT 'no')",
    ];
    private static readonly string[] Values =
    [
        "NULL",
        "1",
        "2",
        "-7",
        "1.5",
        "3.0",
        "'x'",
        "'X'",
        "'007'",
        "'8'",
        "x'37'",
        "10",
        "11",
        "12",
    ];

    // What the values may become.
    private static readonly string[] Parents =
    [
        .. Values,
        "3",
        "8",
        "7",
        "'7'",
        "'1'",
        "'2'",
        "'-7'",
        "'1.5'",
        "'3.0'",
        "'10'",
        "5",
        "'5'",
        "-1.5",
        "'-1.5'",
        "'d'",
        "'D'",
        "'o'",
    ];
    private static readonly object[] Defaults = ["d", "007", 5, -1.5, "D", RawSql.Insert("(1 + 1)")];

    private readonly Choices _choices;
    private readonly List<string> _columns = [];
    private readonly List<string> _indexes = [];
    private readonly List<string> _foreignKeys = [];
    private bool _hasKey;
    private string _table = "x";
    private int _names;

    public RandomAlterations(Choices choices)
    {
        _choices = choices;
        Sql = Make();
        AllowsLossyCasts = Chance(2);
        Operations = [.. First(), .. Enumerable.Range(0, _choices.Next(2, 7)).Select(_ => Next())];
    }

    /// <summary>The database before.</summary>
    public string Sql { get; }

    /// <summary>What is done, each with what it is in words.</summary>
    public IReadOnlyList<(string Words, Action<Migration> Do)> Operations { get; }

    /// <summary>Whether values may change with their type.</summary>
    public bool AllowsLossyCasts { get; }

    public override string ToString() => $"{Sql}\n{string.Join("\n", Operations.Select(operation => operation.Words))}";

    private string Make()
    {
        var key = _choices.Next(6);
        _hasKey = key < 5;
        var parts = Enumerable
            .Range(0, _choices.Next(2, 6))
            .Select(_ => NewName())
            .ToList()
            .Select((name, index) => $"{name}{Type(index == 0 ? key : 9)}")
            .ToList();
        if (Chance(4))
            parts.Add($"UNIQUE ({_columns[^1]})");
        var (number, isNumbered) = key is 2 or 3 or 5 ? ("rowid, ", true) : ("", false);
        var rows = Enumerable
            .Range(1, _choices.Next(1, 6))
            .Select(row =>
            {
                var values = _columns.Select((_, index) => index == 0 && _hasKey ? Key(key, row) : Pick(Values)).ToList();
                return $"INSERT OR IGNORE INTO x ({number}{string.Join(", ", _columns)}) VALUES "
                    + $"({(isNumbered ? $"{row * 5}, " : "")}{string.Join(", ", values)});";
            });
        return $"CREATE TABLE x ({string.Join(", ", parts)}){(key == 4 ? " WITHOUT ROWID" : "")};\n{string.Join("\n", rows)}"
            + "\nCREATE TABLE p (id PRIMARY KEY);\nINSERT OR IGNORE INTO p VALUES "
            + $"{string.Join(", ", Parents.Select(value => $"({value})"))};";
    }

    private static string Key(int key, int row) => (row * (key % 2 == 0 ? 10 : -3)).ToString(CultureInfo.InvariantCulture);

    private string Type(int key) =>
        key switch
        {
            0 => " INTEGER PRIMARY KEY",
            1 => " INTEGER PRIMARY KEY AUTOINCREMENT",
            2 => " BIGINT PRIMARY KEY",
            3 => " TEXT PRIMARY KEY",
            4 => " INTEGER PRIMARY KEY",
            _ => Pick(Types) + (Chance(4) ? " DEFAULT 'o'" : "") + (Chance(6) ? " COLLATE NOCASE" : ""),
        };

    /// <summary>Sometimes the step creates the table that it changes, and fills it.</summary>
    private IEnumerable<(string, Action<Migration>)> First()
    {
        if (!Chance(4))
            yield break;
        (_table, _hasKey) = ("y", false);
        _columns.Clear();
        var names = Enumerable.Range(0, _choices.Next(2, 4)).Select(_ => NewName()).ToList();
        var types = names.Select(_ => Pick(NewTypes[..6])).ToList();
        yield return ($"create y ({string.Join(", ", names.Zip(types, (name, type) => $"{name} {type}"))})", Create);
        yield return Insert();

        void Create(Migration m)
        {
            var table = m.Create.Table("y");
            foreach (var (name, type) in names.Zip(types))
                table.WithColumn(name).AsCustom(type).Nullable();
        }
    }

    private (string, Action<Migration>) Insert()
    {
        var (table, column, value) = (_table, Pick(_columns), _choices.Next(20, 40));
        return ($"insert {column} = {value}", m => m.Insert.IntoTable(table).Row(new Dictionary<string, object> { [column] = value }));
    }

    private (string, Action<Migration>) Number()
    {
        var (table, name) = (_table, Pick(_columns));
        _hasKey = true;
        return ($"number by {name}", m => m.Alter.Column(name).OnTable(table).AsInt64().Identity());
    }

    private (string, Action<Migration>) Next() =>
        _choices.Next(16) switch
        {
            0 or 1 or 2 => Add(),
            3 or 4 or 5 => Alter(),
            6 => Drop(),
            7 => AlterDefault(),
            8 => DropDefault(),
            9 => ChangeKey(),
            10 => ChangeForeignKey(),
            11 or 12 => ChangeIndex(),
            13 => Insert(),
            14 when Chance(2) => Number(),
            _ => Chance(2) ? RenameColumn() : RenameTable(),
        };

    private (string, Action<Migration>) Add()
    {
        var (table, name, type, value, isNullable, isUnique) = (
            _table,
            NewName(),
            Pick(NewTypes[..6]),
            Pick(Defaults),
            Chance(2),
            Chance(8)
        );
        if (Chance(3))
            return ($"add {name} {type}", m => m.Create.Column(name).OnTable(table).AsCustom(type).Nullable());
        return ($"add {name} {type} default {value}, {isNullable}, unique {isUnique}", Do);

        void Do(Migration m)
        {
            var column = m.Create.Column(name).OnTable(table).AsCustom(type).WithDefaultValue(value);
            _ = isNullable ? column.Nullable() : column.NotNullable();
            if (isUnique)
                m.Create.Index($"ux_{name}").OnTable(table).OnColumn(name).Unique();
        }
    }

    private (string, Action<Migration>) Alter()
    {
        var (table, name, nullability, value) = (_table, Pick(_columns), _choices.Next(3), Chance(3) ? Pick(Defaults) : null);
        var type = Pick(NewTypes).Replace("{0}", name, StringComparison.Ordinal);
        return ($"alter {name} {type} nullability {nullability} default {value}", Do);

        void Do(Migration m)
        {
            var column = m.Alter.Column(name).OnTable(table).AsCustom(type);
            if (value is not null)
                column.WithDefaultValue(value);
            _ = nullability switch
            {
                0 => column.Nullable(),
                1 => column.NotNullable(),
                _ => column,
            };
        }
    }

    private (string, Action<Migration>) Drop()
    {
        var (table, name) = (_table, Pick(_columns));
        if (_columns.Count > 1)
            _columns.Remove(name);
        return ($"drop {name}", m => m.Delete.Column(name).FromTable(table));
    }

    private (string, Action<Migration>) AlterDefault()
    {
        var (table, name, value) = (_table, Pick(_columns), Pick(Defaults));
        return ($"default of {name} {value}", m => m.Alter.Table(table).AlterColumn(name).AsString().WithDefaultValue(value));
    }

    private (string, Action<Migration>) DropDefault()
    {
        var (table, name) = (_table, Pick(_columns));
        return ($"no default of {name}", m => m.Delete.DefaultConstraint().OnTable(table).OnColumn(name));
    }

    private (string, Action<Migration>) ChangeKey()
    {
        var (table, name, had) = (_table, Pick(_columns), _hasKey);
        _hasKey = !had;
        return had
            ? ("drop key", m => m.Delete.PrimaryKey("").FromTable(table))
            : ($"key {name}", m => m.Create.PrimaryKey().OnTable(table).Column(name));
    }

    private (string, Action<Migration>) ChangeForeignKey()
    {
        var (table, name) = (_table, Pick(_columns));
        if (_foreignKeys.Count > 0 && Chance(2))
        {
            var old = Pick(_foreignKeys);
            _foreignKeys.Remove(old);
            return ($"drop foreign key {old}", m => m.Delete.ForeignKey(old).OnTable(table));
        }

        var key = $"fk{_names++}";
        _foreignKeys.Add(key);
        return ($"foreign key {key} of {name}", m =>
            m.Create.ForeignKey(key).FromTable(table).ForeignColumn(name).ToTable("p").PrimaryColumn("id")
        );
    }

    private (string, Action<Migration>) ChangeIndex()
    {
        var (table, name, isUnique) = (_table, Pick(_columns), Chance(3));
        if (_indexes.Count > 0 && Chance(2))
        {
            var old = Pick(_indexes);
            _indexes.Remove(old);
            return ($"drop index {old}", m => m.Delete.UniqueConstraint(old).FromTable(table));
        }

        var index = $"i{_names++}";
        _indexes.Add(index);
        return ($"index {index} on {name}, unique {isUnique}", Do);

        void Do(Migration m)
        {
            if (isUnique)
                m.Create.UniqueConstraint(index).OnTable(table).Column(name);
            else
                m.Create.Index(index).OnTable(table).OnColumn(name).Ascending();
        }
    }

    private (string, Action<Migration>) RenameColumn()
    {
        var (table, old) = (_table, Pick(_columns));
        var name = NewName();
        _columns.Remove(old);
        return ($"rename {old} to {name}", m => m.Rename.Column(old).OnTable(table).To(name));
    }

    private (string, Action<Migration>) RenameTable()
    {
        var old = _table;
        var name = _table = $"x{_names++}";
        return ($"rename {old} to {name}", m => m.Rename.Table(old).To(name));
    }

    private string NewName()
    {
        var name = $"c{_names++}";
        _columns.Add(name);
        return name;
    }

    private bool Chance(int of) => _choices.Chance(of);

    private T Pick<T>(IReadOnlyList<T> from) => _choices.Pick(from);
}
