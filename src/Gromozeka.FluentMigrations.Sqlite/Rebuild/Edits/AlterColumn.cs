using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>
/// Alter.Column. The type is always given; everything that the migration does not mention (nullability, default, collation, keys, checks)
/// stays as it is. Indexes and foreign keys of the column are separate expressions.
/// </summary>
internal static class AlterColumn
{
    public static TableDraft Apply(TableDraft draft, AlterColumnExpression expression, ColumnClause clause)
    {
        var definition = expression.Column;
        var name = definition.Name;
        draft = ColumnType.Set(draft, definition, clause);
        if (definition.IsNullable is { } isNullable)
            draft = ColumnPart.SetNullable(draft, name, isNullable);
        draft = ColumnDefault.Set(draft, name, definition.DefaultValue, clause);
        if (!string.IsNullOrEmpty(definition.CollationName))
            draft = ColumnPart.Set(draft, name, ConstraintKind.Collate, ColumnClause.Collate(definition.CollationName));
        if (definition.Expression is not null)
            draft = Compute(draft, expression);
        if (definition.IsIdentity)
            draft = PrimaryKeys.Number(draft, name, definition.PrimaryKeyName);
        else if (definition.IsPrimaryKey)
            draft = PrimaryKeys.Add(draft, definition.PrimaryKeyName, [name]);
        var comment = ColumnClause.Comment(definition.ColumnDescription).TrimEnd();
        return comment.Length == 0 || draft.Text.Sql.Contains(comment, StringComparison.Ordinal)
            ? draft
            : draft.With(draft.Text.Insert(draft.Column(name).Span.End, comment));
    }

    private static TableDraft Compute(TableDraft draft, AlterColumnExpression expression)
    {
        var definition = expression.Column;
        if (!draft.Column(definition.Name).Has(ConstraintKind.Generated))
            throw Refusal.Of(
                $"Alter.Column({definition.Name}).Computed on table {draft.Stored.Name}",
                "the column holds values, which would be lost",
                "delete it and add a computed one"
            );
        var storage = definition.ExpressionStored ? "STORED" : "VIRTUAL";
        return ColumnPart.Set(draft, definition.Name, ConstraintKind.Generated, $"GENERATED ALWAYS AS ({definition.Expression}) {storage}");
    }
}
