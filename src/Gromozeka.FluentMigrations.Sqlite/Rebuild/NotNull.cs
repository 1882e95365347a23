using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// SQLite's own statements for a column that no longer takes NULL, or takes it again: ALTER COLUMN … SET NOT NULL and DROP NOT NULL
/// (sqlite.org/lang_altertable.html). They replace a rebuild only where they store the very text that the rebuild would.
/// </summary>
/// <remarks>
/// SQLite 3.53.4 takes NOT DEFERRABLE for a NOT NULL and removes it, removes one NOT NULL of two, drops comments next to what it removes,
/// and replaces a NOT NULL that has a name or ON CONFLICT. So it is tried on an empty copy of the table first. ADD CHECK and DROP
/// CONSTRAINT, of the same version, never replace a rebuild: ADD CHECK writes a constraint of the table where Alter.Column means one of
/// the column, which the next Alter.Column has to find there, and refuses rows for which the condition is NULL, as no CHECK does.
/// </remarks>
internal static class NotNull
{
    private const int Version = 3053000;

    /// <summary>The commands that make an alteration.</summary>
    /// <returns>None when the column is already what it is to be; null when the alteration takes a rebuild.</returns>
    public static IReadOnlyList<DatabaseCommand>? Commands(SqliteSession session, ColumnClause clause, AlterColumnExpression expression)
    {
        if (session.Options.StatementVersion < Version || TryApply(session, clause, expression) is not { } draft)
            return null;
        var (table, wanted) = (draft.Stored, draft.Text.Sql);
        if (wanted == table.Sql)
            return [];
        var column = draft.Column(expression.Column.Name);
        var action =
            $"ALTER COLUMN {SqliteQuoter.Instance.Quote(column.Name)} {(column.Has(ConstraintKind.NotNull) ? "SET" : "DROP")} NOT NULL";
        return ScratchDatabase.Alter(table.Name, table.Sql, action, session.Options) == wanted
            ? [new SqlCommand($"ALTER TABLE {table.Qualified} {action}"), StepChecks.SameText(table, wanted)]
            : null;
    }

    /// <summary>What cannot be applied is refused by the rebuild, which says why.</summary>
    private static TableDraft? TryApply(SqliteSession session, ColumnClause clause, AlterColumnExpression expression)
    {
        try
        {
            return StoredTable.Read(session, expression.SchemaName, expression.TableName) is { } table
                ? AlterColumn.Apply(TableDraft.Of(table), expression, clause)
                : null;
        }
        catch (DatabaseOperationNotSupportedException)
        {
            return null;
        }
    }
}
