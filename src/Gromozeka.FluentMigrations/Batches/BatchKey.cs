using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>A column of a key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="MayBeNull">Whether it may contain NULL.</param>
internal sealed record KeyColumn(string Name, string Type, bool MayBeNull);

/// <summary>
/// The key that orders the rows of a table: what the migration names, completed so that no two rows have the same. NULL comes first.
/// </summary>
internal sealed class BatchKey
{
    private BatchKey(IReadOnlyList<KeyColumn> columns) => Columns = columns;

    public IReadOnlyList<KeyColumn> Columns { get; }

    public IEnumerable<string> Names => Columns.Select(column => column.Name);

    /// <summary>Finds the key.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.BatchesInvalid"/>: there is no such table, column or key.</exception>
    public static BatchKey Of(IDatabaseSession session, IDatabase database, BatchExpression batches)
    {
        var table = session.ReadTable(batches.Name)
            ?? throw BatchErrors.Invalid(batches.Table, "there is no table with this name that can be read", "name an existing table");
        var numbers = database.Find<IRowNumbers>();
        var number = numbers?.RowNumberOf(table);
        // Without row numbers, or as the row number itself, a primary key contains no NULL, whatever it declares.
        var isExact = number is null || !table.Indexes.Any(index => index.Origin == IndexOrigin.PrimaryKey);
        var primary = table.PrimaryKey.Select(name => Column(table.Column(name)!, isExact)).ToList();
        var columns = batches
            .Key.Select(name =>
                table.Column(name) is { } column ? Column(column, isExact)
                : number is not null && numbers!.IsRowNumber(name) ? RowNumber(number)
                : throw BatchErrors.Invalid(batches.Table, $"it has no column {name}", "name existing columns in OrderBy")
            )
            .ToList();
        if (columns.Count == 0)
            columns = [.. primary];
        if (!IsUnique(columns, primary, number, table.Names))
        {
            List<KeyColumn> rest = number is not null ? [RowNumber(number)] : primary;
            columns.AddRange(rest.Where(column => !columns.Exists(known => table.Names.Equals(known.Name, column.Name))));
            if (rest.Count == 0)
                throw BatchErrors.Invalid(batches.Table, "it has neither a primary key nor row numbers", "give it a primary key first");
        }

        return new BatchKey(columns);
    }

    private static bool IsUnique(List<KeyColumn> columns, List<KeyColumn> primary, string? number, StringComparer names) =>
        columns.Exists(column => column.Name == number)
        || (
            primary.Count > 0
            && primary.TrueForAll(part => !part.MayBeNull && columns.Exists(column => names.Equals(column.Name, part.Name)))
        );

    private static KeyColumn RowNumber(string name) => new(name, "", MayBeNull: false);

    private static KeyColumn Column(ColumnShape column, bool isExact) =>
        new(column.Name, column.Type, column.IsNullable && !(isExact && column.KeyPosition > 0));
}
