using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Adds or removes a foreign key of a table.</summary>
internal static class ForeignKeys
{
    /// <summary>Adds a key. Adding the same key again changes nothing.</summary>
    public static TableDraft Add(TableDraft draft, ForeignKeyDefinition key)
    {
        var columns = key.ForeignColumns.Select(column => draft.Column(column).Name).ToList();
        var clause = $"FOREIGN KEY ({ColumnClause.ExactNames(columns)}) {ColumnClause.References(key)}";
        foreach (var found in All(draft))
        {
            var isNamedSo = Names.Same(found.Constraint.Name, key.Name);
            if (Matches(found, key) && Rules(found.Constraint) == Rules(clause) && (isNamedSo || found.Constraint.Name is null))
                return draft;
            if (isNamedSo)
            {
                throw Refusal.Of(
                    $"Create.ForeignKey({key.Name})",
                    $"table {draft.Stored.Name} already has a foreign key with that name",
                    "choose another name, or delete that key first"
                );
            }
        }

        return draft.With(draft.Text.AddConstraint(ColumnClause.Constraint(key.Name) + clause));
    }

    /// <summary>Removes a key: the one with the given name, or the only one on the given columns.</summary>
    public static TableDraft Delete(TableDraft draft, ForeignKeyDefinition key)
    {
        var all = All(draft).ToList();
        var named = all.Where(found => Names.Same(found.Constraint.Name, SqliteQuoter.Instance.UnQuote(key.Name ?? ""))).ToList();
        var found = named.Count > 0 ? named : [.. all.Where(candidate => IsMeant(draft, candidate, key))];
        return found.Count == 1
            ? draft.With(draft.Text.Remove(found[0].Constraint.Span))
            : throw Refusal.Of(
                $"Delete.ForeignKey({key.Name})",
                $"table {draft.Stored.Name} has {(found.Count == 0 ? "no such foreign key" : "several such foreign keys")}; it has "
                    + (all.Count == 0 ? "none" : string.Join("; ", all.Select(other => other.Constraint.Span.Of(draft.Text.Sql)))),
                "specify one of these by its name or its columns"
            );
    }

    private static IEnumerable<(IReadOnlyList<string> Columns, ConstraintText Constraint)> All(TableDraft draft) =>
        draft
            .Text.All(ConstraintKind.ForeignKey)
            .Select(key => (key.Column is null ? key.Constraint.Columns : (IReadOnlyList<string>)[key.Column.Name], key.Constraint));

    /// <summary>A key that SQL created without a name is found by its columns, or by the name that FluentMigrator would generate.</summary>
    private static bool IsMeant(
        TableDraft draft,
        (IReadOnlyList<string> Columns, ConstraintText Constraint) found,
        ForeignKeyDefinition key
    ) =>
        key.HasForeignAndPrimaryColumnsDefined()
            ? Matches(found, key)
            : found.Constraint.Name is null && Names.Same(key.Name, DefaultName(draft, found));

    private static string DefaultName(TableDraft draft, (IReadOnlyList<string> Columns, ConstraintText Constraint) found) =>
        string.Join('_', ["FK", draft.Stored.Name, .. found.Columns, found.Constraint.ParentTable, .. found.Constraint.ParentColumns]);

    private static bool Matches((IReadOnlyList<string> Columns, ConstraintText Constraint) found, ForeignKeyDefinition key) =>
        Names.SameList(found.Columns, key.ForeignColumns)
        && Names.Same(found.Constraint.ParentTable, key.PrimaryTable)
        && (found.Constraint.ParentColumns.Count == 0 || Names.SameList(found.Constraint.ParentColumns, key.PrimaryColumns));

    private static string Rules(ConstraintText key) => Rules(string.Join(" ", key.Tokens.Select(token => token.Text)));

    /// <summary>The ON DELETE and ON UPDATE clauses, without the default action.</summary>
    private static string Rules(string clause)
    {
        var rules = new List<string>();
        var tokens = SqliteTokenizer.Read(clause).ToList();
        for (var index = 0; index + 2 < tokens.Count; index++)
        {
            if (tokens[index].Is("ON") && !tokens[index + 2].Is("NO"))
            {
                var (action, rest) = (tokens[index + 2], tokens[index + 2].Is("SET") ? tokens[index + 3].Text : "");
                rules.Add($"{tokens[index + 1].Text} {action.Text} {rest}".ToUpperInvariant());
            }
        }

        return string.Join(", ", rules.Order(StringComparer.Ordinal));
    }
}
