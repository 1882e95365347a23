using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Text;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>What the rows have to be asked before a table changes, from the difference between what it is and what it will be.</summary>
internal static class Preflight
{
    public static IEnumerable<CheckCommand> Of(TableRebuild rebuild, bool allowLossyCasts) =>
        Nulls(rebuild)
            .Concat(NumbersOfRows(rebuild))
            .Concat(rebuild.Kept.SelectMany(column => Types(rebuild, column.Before, column.After, allowLossyCasts)))
            .Concat(rebuild.After.Keys.Where(key => !rebuild.Before.Keys.Any(key.SameAs)).SelectMany(key => Duplicates(rebuild, key)))
            .Concat(Conditions(rebuild))
            .Select(check => check.ToCommand());

    private static RowCheck Check(TableRebuild rebuild, string condition, string fault) =>
        new() { Source = rebuild.Table.Qualified, Condition = condition, Key = rebuild.Key, Fault = fault };

    private static IEnumerable<RowCheck> Nulls(TableRebuild rebuild)
    {
        var newKey = Names.SameSet(rebuild.Before.PrimaryKey, rebuild.After.PrimaryKey) ? [] : rebuild.After.PrimaryKey;
        foreach (var (before, after) in rebuild.Kept)
        {
            var becomesKey = newKey.Any(name => Names.Same(name, after.Name));
            if (!before.IsNotNull && before != rebuild.Before.RowIdColumn && (after.IsNotNull || becomesKey))
            {
                yield return Check(
                    rebuild,
                    $"{Quote(before)} IS NULL",
                    $"of table {rebuild.Table.Name} have NULL in column {before.Name}, which {(after.IsNotNull ? "is to be NOT NULL" : "is to be a primary key")}")
                    with
                { Next = "give the rows a value, in the migration with SetExistingRowsTo(…) or Update.Table(…) before the change, and start again" };
            }
        }
    }

    /// <summary>A column that becomes the number of the rows takes whole numbers only, and would make up one for each NULL.</summary>
    private static IEnumerable<RowCheck> NumbersOfRows(TableRebuild rebuild)
    {
        if (rebuild.After.RowIdColumn is not { } column || !rebuild.Draft.Keeps(column.Name) || Names.Same(rebuild.Before.RowIdColumn?.Name, column.Name))
            yield break;
        yield return Check(
            rebuild, Conversion.Refused(Quote(column), "INTEGER")!, $"of table {rebuild.Table.Name} have no whole number in column {column.Name}, which is to number the rows");
        foreach (var check in Duplicates(rebuild, new ShapeKey(true, [(column.Name, "BINARY")], null)))
            yield return check;
    }

    private static IEnumerable<RowCheck> Types(TableRebuild rebuild, ShapeColumn before, ShapeColumn after, bool allowLossyCasts)
    {
        var column = Quote(before);
        var affinity = AffinityOf(rebuild.After, after);
        if (rebuild.After.IsStrict && !Names.Same(before.Type, after.Type) && Conversion.Refused(column, after.Type) is { } refused)
            yield return Check(rebuild, refused, $"of table {rebuild.Table.Name} do not fit the type {after.Type} of column {after.Name}, which the table enforces (STRICT)");
        if (!allowLossyCasts && affinity != AffinityOf(rebuild.Before, before) && Conversion.Changes(column, affinity) is { } changes)
        {
            yield return Check(rebuild, changes, $"of table {rebuild.Table.Name} would get another value in column {after.Name} by its new type {after.Type}") with
            {
                Code = ErrorCodes.LossyCast,
                Next = "keep the type, or correct the rows first; or set SqliteDatabaseOptions.AllowLossyCasts if the values may change",
            };
        }
    }

    private static IEnumerable<RowCheck> Duplicates(TableRebuild rebuild, ShapeKey key)
    {
        var columns = key.Columns.Select(column => (column.Collation, Kept: rebuild.Kept.FirstOrDefault(kept => Names.Same(kept.After.Name, column.Name)))).ToList();
        if (columns.Any(column => column.Kept.After is null))
            yield break;
        var values = string.Join(", ", columns.Select(column => $"{Value(rebuild, column.Kept.Before, column.Kept.After)} COLLATE {column.Collation}"));
        var names = string.Join(", ", columns.Select(column => Quote(column.Kept.Before)));
        // NULL differs from every other NULL.
        var where = string.Join(" AND ", columns.Select(column => $"{Quote(column.Kept.Before)} IS NOT NULL").Concat(key.Condition is null ? [] : [$"({key.Condition})"]));
        yield return new RowCheck
        {
            Source = $"(SELECT {names}, count(*) AS \"rows\" FROM {rebuild.Table.Qualified} WHERE {where} GROUP BY {values} HAVING count(*) > 1)",
            Condition = "true",
            Key = [.. columns.Select(column => Quote(column.Kept.Before)), "\"rows\""],
            Fault = $"or more of table {rebuild.Table.Name} share a value of ({string.Join(", ", columns.Select(column => column.Kept.After.Name))}), which is to be unique",
        };
    }

    /// <summary>Each CHECK that is new, or is about a column whose values are stored differently.</summary>
    private static IEnumerable<RowCheck> Conditions(TableRebuild rebuild)
    {
        var known = CreateTableParser.Parse(rebuild.Table.Sql).All(ConstraintKind.Check).Select(check => Text(check.Constraint)).ToHashSet();
        var converted = rebuild.Kept.Where(column => column.Before.Affinity != column.After.Affinity).Select(column => column.After.Name).ToList();
        var added = rebuild.After.Columns.Where(column => !column.IsGenerated && rebuild.Before.Find(column.Name) is null || !rebuild.Draft.Keeps(column.Name) && !column.IsGenerated).ToList();
        foreach (var (_, check) in rebuild.Draft.Text.All(ConstraintKind.Check))
        {
            if (known.Contains(Text(check)) && !converted.Any(check.Mentions) || added.Any(column => check.Mentions(column.Name)))
                continue;
            var columns = rebuild.Before.Columns.Where(column => rebuild.After.Find(column.Name) is not null)
                .Select(column => rebuild.Draft.Keeps(column.Name) ? $"{Value(rebuild, column, rebuild.After.Find(column.Name)!)} AS {Quote(column)}" : Quote(column));
            var key = rebuild.Key.Select((name, index) => $"{name} AS \"key {index + 1}\"").ToList();
            var condition = rebuild.Draft.Text.Sql[(check.Tokens.First(token => token.Is('(')).End)..check.Tokens.Last(token => token.Is(')')).Start];
            yield return new RowCheck
            {
                Source = $"(SELECT {string.Join(", ", columns.Concat(key))} FROM {rebuild.Table.Qualified}) AS {SqliteQuoter.Instance.Quote(rebuild.Table.Name)}",
                Condition = $"NOT ({condition})",
                Key = [.. key.Select((_, index) => $"\"key {index + 1}\"")],
                Fault = $"of table {rebuild.Table.Name} break {check.Span.Of(rebuild.Draft.Text.Sql)}",
            };
        }
    }

    private static string Text(ConstraintText check) => string.Join(" ", check.Tokens.Select(token => token.Text));

    private static string Value(TableRebuild rebuild, ShapeColumn before, ShapeColumn after) =>
        AffinityOf(rebuild.Before, before) == AffinityOf(rebuild.After, after) ? Quote(before) : Conversion.Value(Quote(before), AffinityOf(rebuild.After, after));

    /// <summary>ANY keeps what it is given in a STRICT table, and is numeric in any other.</summary>
    private static SqliteAffinity AffinityOf(RebuildShape table, ShapeColumn column) =>
        table.IsStrict && Names.Same(column.Type, "ANY") ? SqliteAffinity.Blob : column.Affinity;

    private static string Quote(ShapeColumn column) => SqliteQuoter.Instance.Quote(column.Name);
}
