using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Sets or removes the default of a column.</summary>
internal static class ColumnDefault
{
    public static TableDraft Apply(TableDraft draft, AlterDefaultConstraintExpression expression, ColumnClause clause) =>
        Set(draft, expression.ColumnName, expression.DefaultValue, clause);

    public static TableDraft Apply(TableDraft draft, DeleteDefaultConstraintExpression expression) =>
        ColumnPart.Remove(draft, expression.ColumnName, ConstraintKind.Default);

    public static TableDraft Set(TableDraft draft, string column, object? value, ColumnClause clause) =>
        value is ColumnDefinition.UndefinedDefaultValue
            ? draft
            : ColumnPart.Set(
                draft,
                column,
                ConstraintKind.Default,
                $"DEFAULT {clause.Default(value, $"{draft.Stored.Name}.{column}", TypeOf(draft, column))}"
            );

    private static string TypeOf(TableDraft draft, string column) => draft.Column(column).Type.Of(draft.Text.Sql);
}
