using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Checks the rows before a table changes, based on the differences between the old and the new table. NULL in a column that
/// becomes NOT NULL has checks of its own: a rebuild needs none before it, because SQLite itself refuses such rows while it copies them.
/// </summary>
internal static class Preflight
{
    /// <param name="rebuild">The change.</param>
    /// <param name="allowLossyCasts">Whether a new type may change values.</param>
    /// <param name="allowNullInKey">Whether rows may have NULL in a column of a new key that is declared without NOT NULL, as SQLite
    /// permits.</param>
    public static IEnumerable<CheckCommand> Of(TableRebuild rebuild, bool allowLossyCasts, bool allowNullInKey = false) =>
        Nulls(rebuild, allowNullInKey)
            .Concat(NumbersOfRows(rebuild))
            .Concat(rebuild.Kept.SelectMany(column => Types(rebuild, column.Before, column.After, allowLossyCasts)))
            .Concat(rebuild.After.Keys.Where(key => IsNew(rebuild, key)).SelectMany(key => Duplicates(rebuild, key)))
            .Select(check => check.ToCommand())
            .Concat(Conditions.OfRows(rebuild))
            .Select(check => rebuild.After.QuotesTexts ? QuotedTexts.AllowIn(check) : check);

    private static RowCheck Check(TableRebuild rebuild, string condition, Func<long, string> fault) =>
        new()
        {
            Source = rebuild.Table.Qualified,
            Condition = condition,
            Key = rebuild.Key,
            Fault = fault,
        };

    /// <summary>The checks for the columns that become NOT NULL.</summary>
    public static IEnumerable<CheckCommand> OfNotNull(TableRebuild rebuild) =>
        MayHaveNull(rebuild)
            .Where(column => column.After.IsNotNull && column.After != rebuild.After.RowIdColumn)
            .Select(column => Null(rebuild, column.Before, "is being changed to NOT NULL").ToCommand());

    /// <summary>NULL in a rowid becomes a number, and SQLite permits it in other keys.</summary>
    private static IEnumerable<RowCheck> Nulls(TableRebuild rebuild, bool allowNullInKey)
    {
        var newKey = allowNullInKey || Names.SameSet(rebuild.Before.PrimaryKey, rebuild.After.PrimaryKey) ? [] : rebuild.After.PrimaryKey;
        foreach (var (before, after) in MayHaveNull(rebuild))
        {
            if (after == rebuild.After.RowIdColumn)
                yield return Null(rebuild, before, "is becoming the rowid");
            else if (!after.IsNotNull && newKey.Any(name => Names.Same(name, after.Name)))
                yield return Null(rebuild, before, "is becoming a primary key");
        }
    }

    private static IEnumerable<(ShapeColumn Before, ShapeColumn After)> MayHaveNull(TableRebuild rebuild) =>
        rebuild.Kept.Concat(rebuild.Computed).Where(column => !column.Before.IsNotNull && column.Before != rebuild.Before.RowIdColumn);

    private static RowCheck Null(TableRebuild rebuild, ShapeColumn column, string reason) =>
        Check(
            rebuild,
            $"{Quote(column)} IS NULL",
            RowCheck.Rows(rebuild.Table.Name, "has", "have", $"NULL in column {column.Name}, which {reason}")
        ) with
        {
            Next = "give the rows a value, in the migration with Update.Table(…) before the change, and start again",
        };

    /// <summary>A column that becomes the rowid accepts only whole numbers, each only once.</summary>
    private static IEnumerable<RowCheck> NumbersOfRows(TableRebuild rebuild)
    {
        if (
            rebuild.After.RowIdColumn is not { } column
            || !rebuild.Draft.Keeps(column.Name)
            || Names.Same(rebuild.Before.RowIdColumn?.Name, column.Name)
        )
            yield break;
        yield return Check(
            rebuild,
            // SQLite does not accept a floating-point number for the lowest rowid.
            $"{Conversion.Refused(Quote(column), "INTEGER")} OR (typeof({Quote(column)}) = 'real' AND {Quote(column)} = "
                + "-9223372036854775808.0)",
            RowCheck.Rows(
                rebuild.Table.Name,
                "has",
                "have",
                $"a value other than a whole number in column {column.Name}, which is becoming the rowid"
            )
        );
        foreach (var check in Duplicates(rebuild, new ShapeKey(true, [(column.Name, "BINARY")], null)))
            yield return check;
    }

    private static IEnumerable<RowCheck> Types(TableRebuild rebuild, ShapeColumn before, ShapeColumn after, bool allowLossyCasts)
    {
        var column = Quote(before);
        var affinity = rebuild.After.AffinityOf(after);
        if (
            rebuild.After.IsStrict
            && !(rebuild.Before.IsStrict && Names.Same(before.Type, after.Type))
            && Conversion.Refused(column, after.Type) is { } refused
        )
        {
            yield return Check(
                rebuild,
                refused,
                RowCheck.Rows(
                    rebuild.Table.Name,
                    "does",
                    "do",
                    $"not fit the type {after.Type} of column {after.Name}, which the table enforces (STRICT)"
                )
            );
        }

        if (!allowLossyCasts && affinity != rebuild.Before.AffinityOf(before) && Conversion.Changes(column, affinity) is { } changes)
        {
            var fault = RowCheck.Rows(
                rebuild.Table.Name,
                "would",
                "would",
                $"get another value in column {after.Name} with its new type {after.Type}"
            );
            yield return Check(rebuild, changes, fault) with
            {
                Code = ErrorCodes.LossyCast,
                Next = "keep the type, or correct the rows first; or set SqliteDatabaseOptions.AllowLossyCasts if the values may change",
            };
        }
    }

    /// <summary>A new key, or an existing one whose values change, as '7' and '07' both become 7.</summary>
    private static bool IsNew(TableRebuild rebuild, ShapeKey key) =>
        !rebuild.Before.Keys.Any(key.SameAs)
        || rebuild.Kept.Any(kept =>
            rebuild.Before.AffinityOf(kept.Before) != rebuild.After.AffinityOf(kept.After)
            && key.Columns.Any(column => Names.Same(column.Name, kept.After.Name))
        );

    private static IEnumerable<RowCheck> Duplicates(TableRebuild rebuild, ShapeKey key)
    {
        var columns = key
            .Columns.Select(column =>
                (column.Collation, Kept: rebuild.Kept.FirstOrDefault(kept => Names.Same(kept.After.Name, column.Name)))
            )
            .ToList();
        if (columns.Any(column => column.Kept.After is null))
            yield break;
        var values = string.Join(
            ", ",
            columns.Select(column =>
                $"{Value(rebuild, column.Kept.Before, column.Kept.After)} COLLATE {SqliteQuoter.Exact(column.Collation)}"
            )
        );
        var names = string.Join(", ", columns.Select(column => Quote(column.Kept.Before)));
        // NULL is distinct from every other NULL.
        var conditions = columns
            .Select(column => $"{Quote(column.Kept.Before)} IS NOT NULL")
            .Concat(key.Condition is null ? [] : [$"({key.Condition})"]);
        yield return new RowCheck
        {
            Source =
                $"(SELECT {names}, count(*) AS \"rows\" FROM {rebuild.Table.Qualified} WHERE {string.Join(" AND ", conditions)} "
                + $"GROUP BY {values} HAVING count(*) > 1)",
            Condition = "true",
            Key = [.. columns.Select(column => Quote(column.Kept.Before)), "\"rows\""],
            Fault = RowCheck.Shared(rebuild.Table.Name, columns.Select(column => column.Kept.After.Name)),
        };
    }

    private static string Value(TableRebuild rebuild, ShapeColumn before, ShapeColumn after) =>
        rebuild.Before.AffinityOf(before) == rebuild.After.AffinityOf(after)
            ? Quote(before)
            : Conversion.Value(Quote(before), rebuild.After.AffinityOf(after));

    private static string Quote(ShapeColumn column) => SqliteQuoter.Exact(column.Name);
}
