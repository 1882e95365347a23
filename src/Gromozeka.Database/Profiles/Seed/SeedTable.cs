namespace Gromozeka.Database.Profiles.Seed;

/// <summary>Rows of one table.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">The columns that the rows have values for.</param>
/// <param name="Rows">The values, in the order of the columns.</param>
internal sealed record SeedTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The timestamp of every row. The default would be the time of the run.</summary>
    private const string Written = "2025-01-20 09:00:00+00:00";

    /// <summary>Adds <c>created_at</c>.</summary>
    public SeedTable Created() => With("created_at", Written);

    /// <summary>Adds <c>created_at</c> and <c>updated_at</c>.</summary>
    public SeedTable CreatedAndUpdated() => Created().With("updated_at", Written);

    private SeedTable With(string column, object value) =>
        this with
        {
            Columns = [.. Columns, column],
            Rows = [.. Rows.Select(row => (object?[])[.. row, value])],
        };
}
