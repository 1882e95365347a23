using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>
/// Delete.UniqueConstraint: drops an index, if the dialect created it, or a UNIQUE of the table, by its name or its columns.
/// </summary>
internal static class DropUnique
{
    public static TableDraft Apply(TableDraft draft, DeleteConstraintExpression expression)
    {
        var constraint = expression.Constraint;
        var name = SqliteQuoter.Instance.UnQuote(constraint.ConstraintName ?? "");
        if (draft.Indexes.FirstOrDefault(index => Names.Same(index.Name, name)) is { } made)
            return draft with { DroppedIndexes = [.. draft.DroppedIndexes, made] };

        var all = draft
            .Text.All(ConstraintKind.Unique)
            .Select(unique => (Columns: Columns(unique.Column, unique.Constraint), unique.Constraint))
            .ToList();
        var found = all.Where(unique => Names.Same(unique.Constraint.Name, name)).ToList();
        if (found.Count == 0)
            found = [.. all.Where(unique => IsMeant(draft, unique, constraint.Columns, name))];
        return found.Count == 1
            ? draft.With(draft.Text.Remove(found[0].Constraint.Span))
            : throw Refusal.Of(
                $"Delete.UniqueConstraint({name})",
                $"table {draft.Stored.Name} has {(found.Count == 0 ? "none" : "several")} with that name or on those columns; it has "
                    + (all.Count == 0 ? "no UNIQUE at all" : string.Join("; ", all.Select(unique => Words(unique.Columns)))),
                "specify one of these by its columns"
            );
    }

    private static string Words(IEnumerable<string> columns) => $"UNIQUE ({string.Join(", ", columns)})";

    private static IReadOnlyList<string> Columns(ColumnText? column, ConstraintText constraint) =>
        column is null ? constraint.Columns : [column.Name];

    /// <summary>Found by the given columns, or, if it has no name, by the name that FluentMigrator would generate.</summary>
    private static bool IsMeant(
        TableDraft draft,
        (IReadOnlyList<string> Columns, ConstraintText Constraint) unique,
        ICollection<string> wanted,
        string name
    ) =>
        wanted.Count > 0
            ? Names.SameSet(unique.Columns, wanted)
            : unique.Constraint.Name is null && Names.Same(name, string.Join('_', ["UC", draft.Stored.Name, .. unique.Columns]));
}
