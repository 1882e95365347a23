using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>
/// Delete.Column. Everything that concerns only this column is dropped with it: its keys, checks and indexes. Something that it shares with
/// other columns is an error, and the migration must drop or change that first.
/// </summary>
internal static class DropColumn
{
    private static readonly ConstraintKind[] Unplain =
    [
        ConstraintKind.PrimaryKey,
        ConstraintKind.Unique,
        ConstraintKind.Check,
        ConstraintKind.Generated,
        ConstraintKind.NameOnly,
    ];

    /// <summary>Drops the columns. Something shared only by dropped columns is dropped with the first of them.</summary>
    public static TableDraft Apply(TableDraft draft, DeleteColumnExpression expression)
    {
        var names = expression.ColumnNames.Select(name => draft.Column(name).Name).ToList();
        return names.Aggregate(draft, (rest, name) => Drop(rest, name, names));
    }

    /// <summary>Whether SQLite's own DROP COLUMN supports it (sqlite.org/lang_altertable.html#altertabdropcol).</summary>
    public static bool IsPlain(TableDraft draft, string name)
    {
        var column = draft.Column(name);
        return column.Constraints.All(constraint => !Unplain.Contains(constraint.Kind))
            && !draft.Text.Constraints.Any(constraint => constraint.Mentions(column.Name))
            && !Others(draft, [column.Name]).Any(other => other.Constraints.Any(constraint => constraint.Mentions(column.Name)))
            && !draft.Stored.Indexes.Any(index => Mentions(index, column.Name));
    }

    private static TableDraft Drop(TableDraft draft, string name, IReadOnlyList<string> dropped)
    {
        var column = draft.Column(name);
        if (draft.Text.Columns.Count == 1)
            throw Refusal.Of(
                $"Delete.Column({column.Name}).FromTable({draft.Stored.Name})",
                "it is the only column",
                "delete the table instead"
            );
        foreach (var other in Others(draft, dropped))
        {
            if (other.Constraints.FirstOrDefault(constraint => Uses(draft, constraint, column.Name)) is { } use)
                throw Shared(draft, column, $"column {other.Name} uses it: {use.Span.Of(draft.Text.Sql)}");
        }

        foreach (var check in column.All(ConstraintKind.Check).Where(check => MentionsOther(draft, check.Tokens, dropped)))
            throw Shared(draft, column, $"its {check.Span.Of(draft.Text.Sql)} also uses other columns");
        foreach (var constraint in draft.Text.Constraints.Where(constraint => IsAbout(draft, constraint, column, dropped)).Reverse())
            draft = draft.With(draft.Text.Remove(constraint.Span));
        draft = DropIndexes(draft, column, dropped);
        foreach (
            var trigger in draft.Stored.Triggers.Where(trigger =>
                TriggerEvent.Of(trigger.Sql).Columns.Any(used => Names.Same(used, column.Name))
            )
        )
            throw Shared(draft, column, $"trigger {trigger.Name} fires on updates of it");

        return draft.With(draft.Text.Remove(draft.Column(name).Span)) with
        {
            Kept = [.. draft.Kept.Where(kept => !Names.Same(kept, column.Name))],
        };
    }

    private static IEnumerable<ColumnText> Others(TableDraft draft, IReadOnlyList<string> dropped) =>
        draft.Text.Columns.Where(other => !Has(dropped, other.Name));

    /// <summary>
    /// Whether a constraint concerns only the column, and is dropped with it; if it is shared with remaining columns, that is an error.
    /// </summary>
    private static bool IsAbout(TableDraft draft, ConstraintText constraint, ColumnText column, IReadOnlyList<string> dropped)
    {
        if (!Uses(draft, constraint, column.Name))
            return false;
        var isShared =
            constraint.Kind == ConstraintKind.Check
                ? MentionsOther(draft, constraint.Tokens, dropped)
                : constraint.Columns.Any(name => !Has(dropped, name));
        return isShared ? throw Shared(draft, column, $"{constraint.Span.Of(draft.Text.Sql)} also uses other columns") : true;
    }

    private static bool Uses(TableDraft draft, ConstraintText constraint, string column) =>
        constraint.Kind switch
        {
            ConstraintKind.Check or ConstraintKind.Generated => constraint.Mentions(column),
            ConstraintKind.ForeignKey => Has(constraint.Columns, column)
                || Names.Same(constraint.ParentTable, draft.Stored.Name) && Has(constraint.ParentColumns, column),
            _ => Has(constraint.Columns, column),
        };

    private static bool Has(IEnumerable<string> columns, string column) => columns.Any(name => Names.Same(name, column));

    private static bool MentionsOther(TableDraft draft, IReadOnlyList<SqliteToken> tokens, IReadOnlyList<string> dropped) =>
        Others(draft, dropped).Any(other => tokens.Mention(other.Name));

    private static TableDraft DropIndexes(TableDraft draft, ColumnText column, IReadOnlyList<string> dropped)
    {
        foreach (var index in draft.Indexes.ToList())
        {
            if (!Mentions(index, column.Name))
                continue;
            if (Others(draft, dropped).Any(other => Mentions(index, other.Name)))
                throw Shared(draft, column, $"index {index.Name} also uses other columns", "delete it first with Delete.Index");
            draft = draft with { DroppedIndexes = [.. draft.DroppedIndexes, index] };
        }

        return draft;
    }

    /// <summary>
    /// Whether a column occurs after the name of the table. SQLite treats a string as a column if it is a complete item of the list.
    /// </summary>
    private static bool Mentions(StoredObject index, string column)
    {
        var tokens = SqliteTokenizer.Read(index.Sql).SkipWhile(token => !token.Is('(')).ToList();
        return tokens.Mention(column) || Has(ConstraintParser.Names(new TokenReader(tokens).TakeBrackets()), column);
    }

    private static OperationRefusedException Shared(
        TableDraft draft,
        ColumnText column,
        string what,
        string next = "drop or change that first"
    ) => Refusal.Of($"Delete.Column({column.Name}).FromTable({draft.Stored.Name})", what, next);
}
