using Gromozeka.FluentMigrations.Sqlite.Parsing;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Sets and removes the constraints of a column.</summary>
internal static class ColumnPart
{
    public static TableDraft Remove(TableDraft draft, string column, ConstraintKind kind)
    {
        while (draft.Column(column).All(kind).FirstOrDefault() is { } constraint)
            draft = draft.With(draft.Text.Remove(constraint.Span));
        return draft;
    }

    /// <summary>Replaces the constraints of the same kind, or appends the constraint to the column if it has none.</summary>
    public static TableDraft Set(TableDraft draft, string column, ConstraintKind kind, string text)
    {
        var found = draft.Column(column).All(kind).ToList();
        return found switch
        {
            [] => draft.With(draft.Text.Append(draft.Column(column), text)),
            [var one] when one.Span.Of(draft.Text.Sql) == text => draft,
            [var one] => draft.With(draft.Text.Replace(one.Span, text)),
            _ => Set(Remove(draft, column, kind), column, kind, text),
        };
    }

    /// <summary>Sets or removes NOT NULL. An existing one keeps its name and its ON CONFLICT.</summary>
    public static TableDraft SetNullable(TableDraft draft, string column, bool isNullable)
    {
        if (isNullable)
            return Remove(draft, column, ConstraintKind.NotNull);
        draft = Remove(draft, column, ConstraintKind.Null);
        return draft.Column(column).Has(ConstraintKind.NotNull) ? draft : Set(draft, column, ConstraintKind.NotNull, "NOT NULL");
    }
}
