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
/// Uses SQLite's own statements to set or drop NOT NULL: ALTER COLUMN … SET NOT NULL and DROP NOT NULL (sqlite.org/lang_altertable.html).
/// They replace a rebuild only if they store exactly the text that the rebuild would.
/// </summary>
/// <remarks>
/// SQLite 3.53.4 mistakes NOT DEFERRABLE for a NOT NULL and removes it, removes one NOT NULL of two, drops comments next to the removed
/// text, and replaces a NOT NULL that has a name or ON CONFLICT. Therefore the statement is first tried on an empty copy of the table. ADD
/// CHECK and DROP CONSTRAINT, of the same version, never replace a rebuild: ADD CHECK creates a table constraint, but Alter.Column needs a
/// column constraint, which the next Alter.Column can find; and it refuses rows for which the condition is NULL, which a CHECK does not.
/// </remarks>
internal static class NotNull
{
    private const int Version = 3053000;

    /// <summary>The commands that apply an alteration.</summary>
    /// <returns>Empty if the column already has the requested form; null if the alteration requires a rebuild.</returns>
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

    /// <summary>An alteration that cannot be applied is refused by the rebuild, which says why.</summary>
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
