using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>Parses the constraints of a column or a table, to determine where each one ends.</summary>
internal static class ConstraintParser
{
    private static readonly string[] ColumnStarts =
    [
        "CONSTRAINT",
        "PRIMARY",
        "NOT",
        "NULL",
        "UNIQUE",
        "CHECK",
        "DEFAULT",
        "COLLATE",
        "REFERENCES",
        "DEFERRABLE",
        "AS",
    ];

    private static readonly string[] TableStarts = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

    public static bool StartsInColumn(TokenReader reader) =>
        ColumnStarts.Any(keyword => reader.IsAt(keyword)) || reader.IsAt("GENERATED") && reader.IsAt("ALWAYS", 1) && reader.IsAt("AS", 2);

    public static bool StartsInTable(TokenReader reader) => TableStarts.Any(keyword => reader.IsAt(keyword));

    public static ConstraintText Read(TokenReader reader)
    {
        var start = reader.Position;
        var name = reader.TryTake("CONSTRAINT") ? reader.TakeName().Name : null;
        var read = ReadBody(reader);
        if (reader.Position == start)
            throw new FormatException($"\"{reader.Current.Text}\" begins an unknown clause");
        return read with { Name = name, Tokens = reader.Since(start) };
    }

    private static ConstraintText ReadBody(TokenReader reader)
    {
        if (reader.TryTake("PRIMARY", "KEY"))
            return ReadKey(reader, ConstraintKind.PrimaryKey);
        if (reader.TryTake("UNIQUE"))
            return ReadKey(reader, ConstraintKind.Unique);
        if (reader.TryTake("NOT", "NULL"))
            return WithConflict(reader, ConstraintKind.NotNull);
        if (reader.TryTake("NULL"))
            return WithConflict(reader, ConstraintKind.Null);
        if (reader.TryTake("CHECK"))
        {
            reader.TakeBrackets();
            return WithConflict(reader, ConstraintKind.Check);
        }

        if (reader.TryTake("DEFAULT"))
            return ReadDefault(reader);
        if (reader.TryTake("COLLATE"))
        {
            reader.TakeName();
            return Of(ConstraintKind.Collate);
        }

        if (reader.IsAt("REFERENCES"))
            return ForeignKeyParser.Read(reader, []);
        if (reader.TryTake("FOREIGN", "KEY"))
            return ForeignKeyParser.Read(reader, Names(reader.TakeBrackets()));
        if (reader.IsAt("GENERATED") || reader.IsAt("AS"))
            return ReadGenerated(reader);
        return Of(ConstraintKind.NameOnly);
    }

    /// <summary>The first name of each item in a list: the columns of a key or an index, which may be in brackets.</summary>
    internal static IReadOnlyList<string> Names(IReadOnlyList<SqliteToken> list)
    {
        var names = new List<string>();
        var depth = 0;
        var isNext = true;
        foreach (var token in list)
        {
            if (isNext && !token.Is('('))
                names.Add(token.Name);
            isNext = token.Is(',') && depth == 0 || isNext && token.Is('(');
            depth +=
                token.Is('(') ? 1
                : token.Is(')') ? -1
                : 0;
        }

        return names;
    }

    internal static ConstraintText Of(ConstraintKind kind) => new(kind, null, []);

    private static ConstraintText ReadKey(TokenReader reader, ConstraintKind kind)
    {
        IReadOnlyList<string> columns = reader.IsAt('(') ? Names(reader.TakeBrackets()) : [];
        if (!reader.TryTake("ASC"))
            reader.TryTake("DESC");
        TakeConflict(reader);
        reader.TryTake("AUTOINCREMENT");
        return Of(kind) with { Columns = columns };
    }

    private static ConstraintText WithConflict(TokenReader reader, ConstraintKind kind)
    {
        TakeConflict(reader);
        return Of(kind);
    }

    private static void TakeConflict(TokenReader reader)
    {
        if (reader.TryTake("ON", "CONFLICT"))
            reader.Take();
    }

    private static ConstraintText ReadDefault(TokenReader reader)
    {
        if (reader.IsAt('('))
        {
            reader.TakeBrackets();
        }
        else
        {
            if (reader.IsAt('+') || reader.IsAt('-'))
                reader.Take();
            reader.Take();
        }

        return Of(ConstraintKind.Default);
    }

    private static ConstraintText ReadGenerated(TokenReader reader)
    {
        reader.TryTake("GENERATED", "ALWAYS");
        reader.Expect("AS");
        reader.TakeBrackets();
        if (!reader.TryTake("STORED"))
            reader.TryTake("VIRTUAL");
        return Of(ConstraintKind.Generated);
    }
}
