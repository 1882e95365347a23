using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>
/// Create.Column and Alter.Table().AddColumn beyond the limits of ADD COLUMN. The default is computed for each existing row; a column that
/// becomes the rowid gets the existing rowids.
/// </summary>
internal static class NewColumn
{
    public static TableDraft Apply(TableDraft draft, CreateColumnExpression expression, ColumnClause clause, bool isUnique)
    {
        var column = expression.Column;
        var name = SqliteQuoter.Instance.UnQuote(column.Name);
        if (draft.Text.Find(name) is not null)
            throw Refusal.Of(
                $"Adding column {name}",
                $"table {draft.Stored.Name} already has a column with that name",
                "choose another name, or change the existing column with Alter.Column"
            );
        var isKey = column.IsPrimaryKey || column.IsIdentity;
        if (isKey && draft.Text.All(ConstraintKind.PrimaryKey).Any())
            throw Refusal.Of(
                $"Adding column {name} as primary key",
                $"table {draft.Stored.Name} already has a primary key",
                "remove it with Delete.PrimaryKey first"
            );

        var key = !isKey
            ? ""
            : $" {ColumnClause.Constraint(column.PrimaryKeyName)}PRIMARY KEY{(column.IsIdentity ? " AUTOINCREMENT" : "")}";
        var references = column.ForeignKey is null
            ? ""
            : $" {ColumnClause.Constraint(column.ForeignKey.Name)}{ColumnClause.References(column.ForeignKey)}";
        var text =
            clause.Of(column) + key + (isUnique ? " UNIQUE" : "") + references + ColumnClause.Comment(column.ColumnDescription).TrimEnd();
        return draft.With(draft.Text.AddColumn(text));
    }
}
