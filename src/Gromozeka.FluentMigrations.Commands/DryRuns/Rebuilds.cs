using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>Recognizes rebuilt tables: a new table is created and filled, the old one is dropped, and the new one is renamed.</summary>
internal static class Rebuilds
{
    /// <summary>What happened to a table.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Kind">What happened to it; null for a rebuild.</param>
    /// <param name="Rows">The number of rows affected; null if it is not known.</param>
    /// <param name="Other">As for <see cref="TableTouch"/>.</param>
    internal sealed record Touch(TableName Table, TableTouchKind? Kind, long? Rows, string? Other);

    /// <summary>The same touches, with each rebuild combined into one. Other touches of the table stay.</summary>
    public static IReadOnlyList<Touch> Fold(IEnumerable<TableTouch> touches, TableNameComparer names)
    {
        var folded = new List<Touch>();
        var rebuilt = new HashSet<TableName>(names);
        foreach (var touch in touches)
        {
            if (touch.Kind == TableTouchKind.Rename && IsRebuild(folded, touch, names))
            {
                Replace(folded, touch.Table, NewName(touch), names);
                rebuilt.Add(NewName(touch));
            }
            else if (touch.Kind != TableTouchKind.Index || !rebuilt.Contains(touch.Table))
            {
                // A rebuild creates the indexes of its table again.
                folded.Add(
                    new Touch(
                        touch.Table,
                        touch.Kind,
                        touch.Rows,
                        touch.Kind is TableTouchKind.DropColumn or TableTouchKind.Rename ? touch.Other : null
                    )
                );
            }
        }

        return folded;
    }

    private static bool IsRebuild(List<Touch> before, TableTouch rename, TableNameComparer names) =>
        Last(before, rename.Table, TableTouchKind.Create, names) >= 0 && Last(before, NewName(rename), TableTouchKind.Drop, names) >= 0;

    private static void Replace(List<Touch> touches, TableName temporary, TableName table, TableNameComparer names)
    {
        var created = Last(touches, temporary, TableTouchKind.Create, names);
        var rows = touches
            .Skip(created)
            .Where(touch => touch.Kind == TableTouchKind.Insert && names.Equals(touch.Table, temporary))
            .Sum(touch => touch.Rows);
        touches[Last(touches, table, TableTouchKind.Drop, names)] = new Touch(table, null, rows, null);
        for (var index = touches.Count - 1; index >= created; index--)
        {
            if (names.Equals(touches[index].Table, temporary))
                touches.RemoveAt(index);
        }
    }

    private static TableName NewName(TableTouch rename) => new(rename.Table.Schema, rename.Other!);

    private static int Last(List<Touch> touches, TableName table, TableTouchKind kind, TableNameComparer names) =>
        touches.FindLastIndex(touch => touch.Kind == kind && names.Equals(touch.Table, table));
}
