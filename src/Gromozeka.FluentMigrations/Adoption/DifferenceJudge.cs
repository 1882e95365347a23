using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>Classifies each difference between a database and the expected schema. Only reads.</summary>
internal sealed class DifferenceJudge(IDatabase database, IDatabaseSession session)
{
    public IReadOnlyList<JudgedDifference> Judge(SchemaSnapshot expected, SchemaSnapshot actual) =>
        [.. SchemaComparer.Compare(expected, actual).Select(difference => Judge(difference, expected, actual))];

    private JudgedDifference Judge(SchemaDifference difference, SchemaSnapshot expected, SchemaSnapshot actual)
    {
        var table = actual.Find(difference.Table);
        var hasRows = table is not null && session.HasRows(table.Name);
        var addition =
            difference.Missing is null || difference.Kind == DifferenceKind.ChangedIndex
                ? null
                : database.Scripter?.Add(difference, hasRows);
        return new JudgedDifference(
            difference,
            addition is null ? Possible(ClassOf(difference, expected, table, hasRows)) : DifferenceClass.Added,
            addition
        );
    }

    /// <summary>A database that can neither rebuild a table nor replace an index cannot be aligned.</summary>
    private DifferenceClass Possible(DifferenceClass wanted) =>
        wanted == DifferenceClass.Alignable && (session.Find<ITableRebuilds>() is null || database.Scripter is null)
            ? DifferenceClass.Refused
            : wanted;

    private static DifferenceClass ClassOf(SchemaDifference difference, SchemaSnapshot expected, TableShape? found, bool hasRows) =>
        difference switch
        {
            { Kind: DifferenceKind.ExtraDefault, Present: ColumnShape column } => IsAsked(column, found!)
                ? DifferenceClass.Warned
                : DifferenceClass.Harmless,
            { Kind: DifferenceKind.ExtraTable or DifferenceKind.ColumnOrder } => DifferenceClass.Harmless,
            { Kind: DifferenceKind.ExtraColumn, Present: ColumnShape column } => NeedsValue(column) ? DifferenceClass.Refused
            : MayRefuse(column) ? DifferenceClass.Warned
            : DifferenceClass.Harmless,
            { Kind: DifferenceKind.ExtraIndex, Present: IndexShape index } => index.IsUnique || index.MayFail
                ? DifferenceClass.Warned
                : DifferenceClass.Harmless,
            { Kind: DifferenceKind.ExtraTrigger or DifferenceKind.ExtraConstraint or DifferenceKind.ChangedObject } =>
                DifferenceClass.Warned,
            { Kind: DifferenceKind.Incompatible } => DifferenceClass.Refused,
            { Kind: DifferenceKind.MissingColumn, Missing: ColumnShape column }
                when hasRows && NeedsValue(column) && !NumbersRows(expected, difference.Table, column) => DifferenceClass.Refused,
            _ => DifferenceClass.Alignable,
        };

    /// <summary>Whether inserting a row without a value for the column would fail.</summary>
    private static bool NeedsValue(ColumnShape column) => !column.IsNullable && column is { Default: null, Generated: null };

    /// <summary>Whether a row whose other values are valid may still lack a valid value for this column.</summary>
    private static bool MayRefuse(ColumnShape column) => column.Generated is not null && (!column.IsNullable || column.MayFail);

    /// <summary>Whether the default replaces a NULL that would fit every key and condition, although the default itself may not.</summary>
    private static bool IsAsked(ColumnShape column, TableShape table)
    {
        return column.IsNullable
            && (
                table.Indexes.Any(index => index.IsUnique && IsIn(index.ColumnNames))
                || table.ForeignKeys.Any(key => IsIn(key.Columns))
                || table.Rules.Any(rule => IsIn(rule.Columns))
            );

        bool IsIn(IReadOnlyList<string> columns) => columns.Contains(column.Name, table.Names);
    }

    /// <summary>Whether the column is the rowid, which every row has anyway.</summary>
    private static bool NumbersRows(SchemaSnapshot expected, TableName table, ColumnShape column) =>
        column.KeyPosition > 0
        && expected.Find(table) is { PrimaryKey.Count: 1 } shape
        && !shape.Indexes.Any(index => index.Origin == IndexOrigin.PrimaryKey);
}
