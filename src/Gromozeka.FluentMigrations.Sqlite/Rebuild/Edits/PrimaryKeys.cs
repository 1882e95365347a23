using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Adds or removes the primary key of a table.</summary>
internal static class PrimaryKeys
{
    public static TableDraft Apply(TableDraft draft, CreateConstraintExpression expression) =>
        Add(draft, expression.Constraint.ConstraintName, [.. expression.Constraint.Columns]);

    /// <summary>Adds a key. Adding the same key again changes nothing.</summary>
    public static TableDraft Add(TableDraft draft, string? name, IReadOnlyList<string> columns)
    {
        var wanted = columns.Select(column => draft.Column(column).Name).ToList();
        if (Find(draft) is { } found)
        {
            return Names.SameList(found.Columns, wanted)
                ? draft
                : throw Refusal.Of(
                    $"A primary key on table {draft.Stored.Name}",
                    $"it already has one: {found.Key.Span.Of(draft.Text.Sql)}",
                    "remove that with Delete.PrimaryKey first"
                );
        }

        return draft.With(draft.Text.AddConstraint($"{ColumnClause.Constraint(name)}PRIMARY KEY ({ColumnClause.ExactNames(wanted)})"));
    }

    /// <summary>Makes a column AUTOINCREMENT, so that SQLite numbers the rows in it and never reuses a number.</summary>
    public static TableDraft Number(TableDraft draft, string column, string? name)
    {
        if (draft.Column(column).All(ConstraintKind.PrimaryKey).Any(key => key.Has("AUTOINCREMENT")))
            return draft;
        if (Find(draft) is { } found)
        {
            draft = Add(draft, name, [column]);
            name = found.Key.Name ?? name;
            draft = draft.With(draft.Text.Remove(found.Key.Span));
        }

        return draft.With(draft.Text.Append(draft.Column(column), $"{ColumnClause.Constraint(name)}PRIMARY KEY AUTOINCREMENT"));
    }

    /// <summary>
    /// Removes the key. If the statement contains no name, the given name is ignored, because a table has only one primary key.
    /// </summary>
    public static TableDraft Apply(TableDraft draft, DeleteConstraintExpression expression)
    {
        var name = SqliteQuoter.Instance.UnQuote(expression.Constraint.ConstraintName ?? "");
        if (Find(draft) is not { } found)
            throw Refusal.Of($"Delete.PrimaryKey({name})", $"table {draft.Stored.Name} has no primary key", "leave it out");
        if (found.Key.Name is not null && name.Length > 0 && !Names.Same(found.Key.Name, name))
            throw Refusal.Of(
                $"Delete.PrimaryKey({name})",
                $"the primary key of table {draft.Stored.Name} is named {found.Key.Name}",
                "use that name"
            );
        return draft.With(draft.Text.Remove(found.Key.Span));
    }

    private static (ConstraintText Key, IReadOnlyList<string> Columns)? Find(TableDraft draft) =>
        draft.Text.All(ConstraintKind.PrimaryKey).FirstOrDefault() switch
        {
            (_, null) => null,
            (null, var key) => (key, key.Columns),
            (var column, var key) => (key, [column.Name]),
        };
}
