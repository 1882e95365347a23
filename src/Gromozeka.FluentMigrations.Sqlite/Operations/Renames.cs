using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Rename.Table and Rename.Column. SQLite looks through every view and trigger for the name, and stops at one that is broken already. One
/// that is about something else is passed over: with <c>writable_schema</c> on SQLite leaves it as it is (sqlite.org/changes.html, 3.38.0).
/// </summary>
internal static class Renames
{
    private const int PassesOver = 3038000;

    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    /// <exception cref="DatabaseOperationNotSupportedException">A view or a trigger that is broken already is about the table.</exception>
    public static IEnumerable<DatabaseCommand> Commands(RenameTableExpression expression, SqliteSession session) => Commands(
        $"ALTER TABLE {Quoter.QuoteTableName(expression.OldName, expression.SchemaName)} RENAME TO {Quoter.Quote(expression.NewName)}",
        $"Rename.Table({expression.OldName})",
        (expression.SchemaName, expression.NewName),
        [expression.OldName],
        session);

    /// <exception cref="DatabaseOperationNotSupportedException">A view or a trigger that is broken already is about the column.</exception>
    public static IEnumerable<DatabaseCommand> Commands(RenameColumnExpression expression, SqliteSession session) => Commands(
        $"ALTER TABLE {Quoter.QuoteTableName(expression.TableName, expression.SchemaName)} "
            + $"RENAME COLUMN {Quoter.QuoteColumnName(expression.OldName)} TO {Quoter.QuoteColumnName(expression.NewName)}",
        $"Rename.Column({expression.OldName})",
        (expression.SchemaName, expression.TableName),
        [expression.TableName, expression.OldName],
        session);

    private static IEnumerable<DatabaseCommand> Commands(
        string statement, string operation, (string? Schema, string Name) table, IReadOnlyList<string> names, SqliteSession session)
    {
        var schema = string.IsNullOrEmpty(table.Schema) ? "main" : Quoter.UnQuote(table.Schema);
        var broken = Breakage.ReadObjects(session, schema);
        if (broken.Count == 0)
            return [new SqlCommand(statement)];
        var concerned = broken.Where(one => session.LibraryVersion < PassesOver || Mentions(one.Sql, names)).Select(one => one.Fault).ToList();
        if (concerned.Count > 0)
        {
            throw new DatabaseOperationNotSupportedException(
                $"{operation}: these are broken already, and SQLite cannot rename in them: {string.Join("; ", concerned)}. Drop or correct them first.");
        }

        return
        [
            new SqlCommand("PRAGMA writable_schema = ON"),
            new SqlCommand(statement),
            new SqlCommand("PRAGMA writable_schema = OFF"),
            Breakage.Check(schema, Quoter.UnQuote(table.Name), [.. broken.Select(one => one.Fault)]),
        ];
    }

    private static bool Mentions(string sql, IReadOnlyList<string> names)
    {
        var tokens = SqliteTokenizer.Read(sql).ToList();
        return names.All(name => tokens.Mention(Quoter.UnQuote(name)));
    }
}
