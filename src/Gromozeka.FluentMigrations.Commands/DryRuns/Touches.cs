using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// Which tables a step touches, as the copy told while its statements ran there, by whatever they were written in and whatever they set
/// off. The rows are those that were touched; where the copy has none, those that the table has in the database now.
/// </summary>
/// <param name="tables">The tables of the database now.</param>
/// <param name="ownTables">The tables of the engine.</param>
/// <param name="hasRows">Whether the copy had the rows.</param>
internal sealed class Touches(TableSizes tables, IReadOnlyCollection<TableName> ownTables, bool hasRows)
{
    private const string DropsTable = "drops";
    private const string DropsColumn = "drops a column of";

    public IReadOnlyList<TouchNode> Of(DryRunPart part) =>
        [
            .. Of(part.Actions.Skip(part.HistoryActions).OfType<DryRunAction.Touch>().Select(action => action.What))
                .GroupBy(touch => (touch.Table, touch.Kind, touch.Other), touch => touch.Rows)
                .Select(group =>
                    Node(group.Key.Table, group.Key.Kind, group.Key.Other, group.Any(rows => rows is null) ? null : group.Sum())
                ),
        ];

    /// <summary>What a step drops, where the copy has no rows that could be counted: with those that the database has now.</summary>
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
        // A statement tells how many rows it has found; without rows, the table's number stands for that.
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
