using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>A query, in brackets, for the future rows of a table, including the values of new and computed columns.</summary>
internal static class FutureRows
{
    /// <param name="rebuild">The change.</param>
    /// <param name="wanted">The future table.</param>
    public static string Of(TableRebuild rebuild, TableShape wanted) =>
        Of(
            rebuild,
            column => wanted.Column(column)?.Expression,
            column => wanted.Column(column) is { Default: { } text } shape ? shape.DefaultMeaning ?? text : null
        );

    /// <param name="rebuild">The change. Its statement specifies the values of new columns.</param>
    public static string Of(TableRebuild rebuild)
    {
        var text = SqliteTableText.Of(rebuild.Draft.Text.Sql);
        return Of(rebuild, text.ExpressionOf, text.DefaultOf);
    }

    private static string Of(TableRebuild rebuild, Func<string, string?> expressions, Func<string, string?> defaults)
    {
        string? Expression(ShapeColumn column) => column.IsGenerated ? expressions(column.Name) : null;
        var computed = rebuild.After.Columns.Where(column => Expression(column) is not null).ToList();
        var values = rebuild
            .After.Columns.Except(computed)
            .Select(column => $"{Value(rebuild, defaults, column)} AS {SqliteQuoter.Exact(column.Name)}")
            .Concat(Number(rebuild));
        // Nested, because a computed column may read those before it.
        return computed.Aggregate($"(SELECT {string.Join(", ", values)} FROM {rebuild.Table.Qualified})", (rows, column) =>
            $"(SELECT *, ({Expression(column)}) AS {SqliteQuoter.Exact(column.Name)} FROM {rows} AS "
            + $"{SqliteQuoter.Exact(rebuild.Table.Name)})"
        );
    }

    /// <summary>The rowid, by which messages identify a row if the table has no key.</summary>
    private static IEnumerable<string> Number(TableRebuild rebuild) =>
        rebuild.Before.RowIdName is { } name && rebuild.After.Find(name) is null ? [name] : [];

    private static string Value(TableRebuild rebuild, Func<string, string?> defaults, ShapeColumn column)
    {
        var name = SqliteQuoter.Exact(column.Name);
        var affinity = rebuild.After.AffinityOf(column);
        if (column.IsGenerated)
            return name;
        if (!rebuild.Draft.Keeps(column.Name))
            return Collated(Conversion.Value(New(rebuild, defaults, column), affinity), column);
        var before = rebuild.Before.Find(column.Name)!;
        return rebuild.Before.AffinityOf(before) == affinity && Names.Same(before.Collation, column.Collation)
            ? name
            : Collated(Conversion.Value(name, affinity), column);
    }

    private static string New(TableRebuild rebuild, Func<string, string?> defaults, ShapeColumn column) =>
        column == rebuild.After.RowIdColumn ? rebuild.OldRowId ?? "NULL"
        : defaults(column.Name) is { } value ? $"({value})"
        : "NULL";

    private static string Collated(string value, ShapeColumn column) => $"({value}) COLLATE {SqliteQuoter.Exact(column.Collation)}";
}
