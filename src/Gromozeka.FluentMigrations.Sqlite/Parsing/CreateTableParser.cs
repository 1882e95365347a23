using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>Parses a CREATE TABLE statement (sqlite.org/lang_createtable.html) as stored by SQLite.</summary>
internal static class CreateTableParser
{
    /// <exception cref="FormatException">The statement has an unknown form.</exception>
    public static CreateTableText Parse(string sql)
    {
        var reader = new TokenReader([.. SqliteTokenizer.Read(sql)]);
        reader.Expect("CREATE");
        if (!reader.TryTake("TEMP"))
            reader.TryTake("TEMPORARY");
        reader.Expect("TABLE");
        if (reader.TryTake("IF"))
            reader.TryTake("NOT", "EXISTS");
        var name = reader.TakeName();
        if (reader.IsAt('.'))
        {
            reader.Take();
            name = reader.TakeName();
        }

        var start = reader.Expect('(').End;
        var columns = new List<ColumnText>();
        var constraints = new List<ConstraintText>();
        do
        {
            if (ConstraintParser.StartsInTable(reader))
                ReadConstraints(reader, constraints);
            else
                columns.Add(ReadColumn(reader));
        } while (TryTakeComma(reader));

        return new CreateTableText(
            sql,
            new TextSpan(name.Start, name.End),
            columns,
            constraints,
            new TextSpan(start, reader.Expect(')').Start)
        );
    }

    /// <summary>SQLite also accepts table constraints without a comma between them.</summary>
    private static void ReadConstraints(TokenReader reader, List<ConstraintText> constraints)
    {
        while (ConstraintParser.StartsInTable(reader))
            constraints.Add(ConstraintParser.Read(reader));
    }

    private static ColumnText ReadColumn(TokenReader reader)
    {
        var name = reader.TakeName();
        var start = reader.Position;
        while (!reader.AtEnd && !reader.IsAt(',') && !reader.IsAt(')') && !reader.IsAt('(') && !ConstraintParser.StartsInColumn(reader))
            reader.TakeName();
        if (reader.Position > start && reader.IsAt('('))
            reader.TakeBrackets();
        var type =
            reader.Position == start ? new TextSpan(name.End, name.End) : new TextSpan(reader.Since(start)[0].Start, reader.Previous.End);

        var constraints = new List<ConstraintText>();
        while (ConstraintParser.StartsInColumn(reader))
            constraints.Add(ConstraintParser.Read(reader));
        return new ColumnText(name, type, constraints);
    }

    private static bool TryTakeComma(TokenReader reader)
    {
        if (!reader.IsAt(','))
            return false;
        reader.Take();
        return true;
    }
}
