using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// The rows that violate one foreign key, and the columns of its tables, which show whether one name has replaced another.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The columns of the referencing table.</param>
/// <param name="ParentColumns">The columns of the referenced table; empty if there is none.</param>
internal sealed record KeyViolations(AuditedKey Key, Violations Rows, IReadOnlySet<string> Columns, IReadOnlySet<string> ParentColumns)
{
    /// <summary>A query for the rows that does not need the key.</summary>
    public required string Query { get; init; }

    /// <summary>Whether this key is a renamed version of another one, with new names of tables or columns.</summary>
    /// <param name="before">The other key.</param>
    /// <param name="isTableRenamed">Whether a table was renamed from the first name to the second.</param>
    public bool HasBeen(KeyViolations before, Func<string, string, bool> isTableRenamed)
    {
        return Names.Same(Key.Schema, before.Key.Schema)
            && IsSame(before.Key.Table, Key.Table)
            && IsSame(before.Key.Parent, Key.Parent)
            && AreSame(before.Key.Columns, Key.Columns, before.Columns, Columns)
            && AreSame(before.Key.ParentColumns, Key.ParentColumns, before.ParentColumns, ParentColumns);

        bool IsSame(string one, string other) => Names.Same(one, other) || isTableRenamed(one, other);
    }

    private static bool AreSame(
        IReadOnlyList<string> then,
        IReadOnlyList<string> now,
        IReadOnlySet<string> allThen,
        IReadOnlySet<string> allNow
    ) =>
        then.Count == now.Count
        && then.Zip(now)
            .All(pair =>
                Names.Same(pair.First, pair.Second)
                || !allNow.Contains(Names.Fold(pair.First)) && !allThen.Contains(Names.Fold(pair.Second))
            );
}
