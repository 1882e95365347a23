namespace Gromozeka.FluentMigrations.Schema;

/// <summary>Compares schemas by meaning: spacing, quotes, comments and constraint names do not matter. Does no I/O.</summary>
public static class SchemaComparer
{
    /// <summary>Lists how a schema differs from the expected one.</summary>
    /// <param name="expected">The expected schema.</param>
    /// <param name="actual">The actual schema.</param>
    /// <returns>The differences, by table; empty if the schemas are equal.</returns>
    public static IReadOnlyList<SchemaDifference> Compare(SchemaSnapshot expected, SchemaSnapshot actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);

        var differences = new List<SchemaDifference>();
        foreach (var table in expected.Tables.Where(table => !table.IsPartOfAnother))
        {
            if (actual.Find(table.Name) is { } found)
                differences.AddRange(new TableComparer(expected, actual, table, found).Compare());
            else if (actual.OtherNames.Contains(table.Name))
                differences.Add(
                    new(DifferenceKind.Incompatible, table.Name, $"table {table.Name}", "a table", "a view, or a table that cannot be read")
                );
            else
                differences.Add(new(DifferenceKind.MissingTable, table.Name, $"table {table.Name}", "a table", null) { Missing = table });
        }

        differences.AddRange(ObjectComparer.Compare(expected, actual));
        differences.AddRange(
            actual
                .Tables.Where(table =>
                    !table.IsPartOfAnother && expected.Find(table.Name) is null && !expected.OtherNames.Contains(table.Name)
                )
                .Select(table => new SchemaDifference(DifferenceKind.ExtraTable, table.Name, $"table {table.Name}", null, "a table"))
        );
        return differences;
    }
}
