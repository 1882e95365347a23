namespace Gromozeka.FluentMigrations.Schema;

/// <summary>Compares one table: columns by name, keys and indexes by what they cover.</summary>
internal static class TableComparer
{
    public static IEnumerable<SchemaDifference> Compare(TableShape expected, TableShape found) =>
        Columns(expected, found)
            .Concat(Keys(expected, found))
            .Concat(Indexes(expected, found))
            .Concat(Changed(expected, $"options of {expected.Name}", Or(expected.Options), Or(found.Options)));

    private static IEnumerable<SchemaDifference> Columns(TableShape expected, TableShape found)
    {
        foreach (var column in expected.Columns)
        {
            var subject = $"column {expected.Name}.{column.Name}";
            if (found.Column(column.Name) is not { } other)
            {
                yield return new(DifferenceKind.MissingColumn, expected.Name, subject, Describe(column), null) { Missing = column };
                continue;
            }

            if (Describe(column) is var one && Describe(other) is var two && !Same(one, two, expected.Names))
                yield return new(DifferenceKind.Changed, expected.Name, subject, one, two);
        }

        foreach (var column in found.Columns.Where(column => expected.Column(column.Name) is null))
            yield return new(DifferenceKind.ExtraColumn, expected.Name, $"column {expected.Name}.{column.Name}", null, Describe(column));
    }

    private static IEnumerable<SchemaDifference> Keys(TableShape expected, TableShape found) =>
        Changed(expected, $"primary key of {expected.Name}", List(expected.PrimaryKey), List(found.PrimaryKey))
            .Concat(Changed(expected, $"unique constraints of {expected.Name}", Unique(expected), Unique(found)))
            .Concat(Changed(expected, $"foreign keys of {expected.Name}", ForeignKeys(expected), ForeignKeys(found)));

    private static IEnumerable<SchemaDifference> Indexes(TableShape expected, TableShape found)
    {
        var others = Named(found).ToDictionary(index => index.Name, expected.Names);
        foreach (var index in Named(expected))
        {
            if (!others.Remove(index.Name, out var other))
                yield return new(DifferenceKind.MissingIndex, expected.Name, $"index {index.Name}", index.ToString(), null) { Missing = index };
            else
                foreach (var difference in Changed(expected, $"index {index.Name}", index.ToString(), other.ToString()))
                    yield return difference;
        }

        foreach (var index in others.Values)
            yield return new(DifferenceKind.ExtraIndex, expected.Name, $"index {index.Name}", null, index.ToString());
    }

    private static IEnumerable<SchemaDifference> Changed(TableShape table, string subject, string expected, string found)
    {
        if (!Same(expected, found, table.Names))
            yield return new(DifferenceKind.Changed, table.Name, subject, expected, found);
    }

    private static string Describe(ColumnShape column) =>
        $"{(column.Type.Length == 0 ? "no type" : column.Type.ToUpperInvariant())}{(column.IsNullable ? " null" : " not null")}"
        + (column.Default is null ? "" : $" default {column.Default}")
        + (column.Collation.Equals("BINARY", StringComparison.OrdinalIgnoreCase) ? "" : $" collate {column.Collation.ToUpperInvariant()}")
        + (column.IsIdentity ? " identity" : "")
        + (column.Generated is null ? "" : $" generated {column.Generated}");

    /// <summary>Keywords and numbers are the same in any case, names as the database compares them; texts between quotes are not.</summary>
    private static bool Same(string one, string other, StringComparer names)
    {
        var (parts, others) = (one.Split('\''), other.Split('\''));
        return parts.Length == others.Length
            && parts.Zip(others).Index().All(pair => pair.Index % 2 == 0
                ? names.Equals(pair.Item.First, pair.Item.Second)
                : pair.Item.First == pair.Item.Second);
    }

    private static IEnumerable<IndexShape> Named(TableShape table) => table.Indexes.Where(index => index.Origin == IndexOrigin.Statement);

    private static string Unique(TableShape table) =>
        List(table.Indexes.Where(index => index.Origin == IndexOrigin.Unique).Select(index => index.ToString()).Order(table.Names));

    private static string ForeignKeys(TableShape table) =>
        List(table.ForeignKeys.Select(key => key.ToString()).Order(table.Names));

    private static string List(IEnumerable<string> items) => Or(string.Join(", ", items));

    private static string Or(string text) => text.Length == 0 ? "none" : text;
}
