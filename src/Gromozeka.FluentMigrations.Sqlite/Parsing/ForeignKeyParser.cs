namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>Parses a foreign key, starting at REFERENCES (sqlite.org/syntax/foreign-key-clause.html).</summary>
internal static class ForeignKeyParser
{
    public static ConstraintText Read(TokenReader reader, IReadOnlyList<string> columns)
    {
        reader.Expect("REFERENCES");
        var parent = reader.TakeName().Name;
        IReadOnlyList<string> parentColumns = reader.IsAt('(') ? ConstraintParser.Names(reader.TakeBrackets()) : [];
        while (TryTakeAction(reader) || TryTakeMatch(reader)) { }

        if (reader.TryTake("NOT", "DEFERRABLE") || reader.TryTake("DEFERRABLE"))
        {
            if (!reader.TryTake("INITIALLY", "DEFERRED"))
                reader.TryTake("INITIALLY", "IMMEDIATE");
        }

        return ConstraintParser.Of(ConstraintKind.ForeignKey) with
        {
            Columns = columns,
            ParentTable = parent,
            ParentColumns = parentColumns,
        };
    }

    private static bool TryTakeAction(TokenReader reader)
    {
        if (!reader.TryTake("ON", "DELETE") && !reader.TryTake("ON", "UPDATE") && !reader.TryTake("ON", "INSERT"))
            return false;
        if (reader.Take() is var action && (action.Is("SET") || action.Is("NO")))
            reader.Take();
        return true;
    }

    private static bool TryTakeMatch(TokenReader reader)
    {
        if (!reader.TryTake("MATCH"))
            return false;
        reader.TakeName();
        return true;
    }
}
