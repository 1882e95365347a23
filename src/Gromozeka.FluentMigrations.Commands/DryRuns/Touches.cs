using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// The tables that a step touches, as the copy reported while its statements ran, including those touched by triggers and cascades. The row
/// counts are those of the copy or, if the copy has no rows, the current ones of the table in the database.
/// </summary>
/// <param name="tables">The current tables of the database.</param>
/// <param name="ownTables">The tables of the engine.</param>
/// <param name="hasRows">Whether the copy had the rows.</param>
internal sealed class Touches(TableSizes tables, IReadOnlyCollection<TableName> ownTables, bool hasRows)
{
    public const string DropsTable = "drops";
    public const string DropsColumn = "drops a column of";

    public IReadOnlyList<TouchNode> Of(DryRunPart part) =>
        [
            .. Of(part.Actions.Skip(part.HistoryActions).OfType<DryRunAction.Touch>().Select(action => action.What))
                .GroupBy(touch => (touch.Table, touch.Kind, touch.Other), touch => touch.Rows)
                .Select(group =>
                    Node(group.Key.Table, group.Key.Kind, group.Key.Other, group.Any(rows => rows is null) ? null : group.Sum())
                ),
        ];

    /// <summary>What a step drops, with the row counts of the database, if the copy has no rows to count.</summary>
    public IReadOnlyList<DeletedRows> Drops(DryRunPart part) =>
        [
            .. Of(part)
                .Where(touch => touch.Change is DropsTable or DropsColumn && touch.Rows > 0)
                .Select(touch => new DeletedRows(
                    touch.Table,
                    touch.Column,
                    touch.Rows!.Value,
                    touch.Column is null ? DeletionCause.Table : DeletionCause.Column
                )),
        ];

    private List<Rebuilds.Touch> Of(IEnumerable<TableTouch> touches) =>
        [.. Rebuilds.Fold(touches, tables.Names).Where(touch => !ownTables.Contains(touch.Table, tables.Names))];

    private TouchNode Node(TableName table, TableTouchKind? kind, string? other, long? rows)
    {
        var column = kind == TableTouchKind.DropColumn ? other : null;
        // A statement reports how many rows it affected; without rows, the row count of the table is used instead.
        var isWhole = kind is null or TableTouchKind.Drop or TableTouchKind.DropColumn;
        var isEstimated = !hasRows && (isWhole || kind is TableTouchKind.Update or TableTouchKind.Delete);
        return new TouchNode(
            table.ToString(),
            Word(kind),
            isEstimated ? tables.Rows(table, column) : rows,
            isWhole ? tables.Bytes(table, column) : null
        )
        {
            Column = column,
        };
    }

    private static string Word(TableTouchKind? kind) =>
        kind switch
        {
            null => "rebuilds",
            TableTouchKind.Create => "creates",
            TableTouchKind.Drop => DropsTable,
            TableTouchKind.DropColumn => DropsColumn,
            TableTouchKind.Rename => "renames",
            TableTouchKind.Alter => "alters",
            TableTouchKind.Index => "indexes",
            TableTouchKind.Insert => "inserts into",
            TableTouchKind.Update => "updates",
            TableTouchKind.Delete => "deletes from",
            _ => "writes to",
        };
}
