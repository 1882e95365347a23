using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// The rows that violate one foreign key, and the columns that its tables have, by which a name is known that another one has replaced.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The columns of the table that refers.</param>
/// <param name="ParentColumns">Those of the table referred to; empty when there is none.</param>
internal sealed record KeyViolations(AuditedKey Key, Violations Rows, IReadOnlySet<string> Columns, IReadOnlySet<string> ParentColumns)
{
    /// <summary>Whether this key is what another one has become, by new names of tables or of columns.</summary>
    /// <param name="before">The other one.</param>
    /// <param name="isTableRenamed">Whether a table had the first of two names and has the second.</param>
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
