using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Safety;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>Says of each difference between a database and the expected schema what it means. Only reads.</summary>
internal sealed class DifferenceJudge(IDatabase database, IDatabaseSession session)
{
    public IReadOnlyList<JudgedDifference> Judge(SchemaSnapshot expected, SchemaSnapshot actual) =>
        [.. SchemaComparer.Compare(expected, actual).Select(difference => Judge(difference, expected, actual))];

    private JudgedDifference Judge(SchemaDifference difference, SchemaSnapshot expected, SchemaSnapshot actual)
    {
        var hasRows = actual.Find(difference.Table) is { } table && new RowCounter(session, database.Quoter).HasRows(table.Name);
        var addition = difference.Missing is null || difference.Kind == DifferenceKind.ChangedIndex ? null : database.Scripter.Add(difference, hasRows);
        return new JudgedDifference(difference, addition is null ? ClassOf(difference, expected, hasRows) : DifferenceClass.Added, addition);
    }

    private static DifferenceClass ClassOf(SchemaDifference difference, SchemaSnapshot expected, bool hasRows) => difference switch
    {
        { Kind: DifferenceKind.ExtraTable or DifferenceKind.ExtraDefault or DifferenceKind.ColumnOrder } => DifferenceClass.Harmless,
        { Kind: DifferenceKind.ExtraColumn, Present: ColumnShape column } => NeedsValue(column) ? DifferenceClass.Refused : DifferenceClass.Harmless,
        { Kind: DifferenceKind.ExtraIndex, Present: IndexShape index } => index.IsUnique ? DifferenceClass.Warned : DifferenceClass.Harmless,
        { Kind: DifferenceKind.ExtraTrigger or DifferenceKind.ExtraConstraint or DifferenceKind.ChangedObject } => DifferenceClass.Warned,
        { Kind: DifferenceKind.Incompatible } => DifferenceClass.Refused,
        { Kind: DifferenceKind.MissingColumn, Missing: ColumnShape column } when hasRows && NeedsValue(column) && !NumbersRows(expected, difference.Table, column) =>
            DifferenceClass.Refused,
        _ => DifferenceClass.Alignable,
    };

    /// <summary>Whether a row that does not mention the column cannot be stored.</summary>
    private static bool NeedsValue(ColumnShape column) => !column.IsNullable && column is { Default: null, Generated: null };

    /// <summary>Whether the column is the number that each row has anyway.</summary>
    private static bool NumbersRows(SchemaSnapshot expected, string table, ColumnShape column) =>
        column.KeyPosition > 0 && expected.Find(table) is { PrimaryKey.Count: 1 } shape && !shape.Indexes.Any(index => index.Origin == IndexOrigin.PrimaryKey);
}
