using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>
/// Tables that somebody has renamed: an empty table in place of one would leave its rows where the program does not look for them.
/// </summary>
internal sealed class RenamedTables(SchemaSnapshot expected, SchemaSnapshot actual)
{
    private readonly List<TableShape> _missing = Others(expected, actual);
    private readonly List<TableShape> _extra = Others(actual, expected);

    /// <summary>The only table that no migration makes and that has the same columns; null if that does not identify it.</summary>
    public TableShape? Find(TableShape missing) =>
        _extra.Where(table => IsLike(missing, table)).ToList() is [var found] && _missing.Count(table => IsLike(table, found)) == 1
            ? found
            : null;

    private static bool IsLike(TableShape one, TableShape other) => !new ColumnComparer(one, other).Compare().Any();

    private static List<TableShape> Others(SchemaSnapshot one, SchemaSnapshot other) =>
        [.. one.Tables.Where(table => !table.IsPartOfAnother && other.Find(table.Name) is null && !other.OtherNames.Contains(table.Name))];
}
