using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Creates the errors for rows that SQLite rejects in a changed table or a new index. SQLite's own error names one constraint, and possibly
/// a temporary table; this class finds the rows. It does so only after a failure, because an expression may have another meaning outside of
/// its table.
/// </summary>
internal static class Misfits
{
    private const string Next = "correct the rows, in the migration before the change or manually, and start again";

    public static Func<IDatabaseSession, string, CheckFailedException> OfCopy(TableRebuild rebuild) =>
        (session, message) =>
        {
            var rows = FutureRows.Of(rebuild);
            return Explain(
                session,
                [.. Preflight.OfNotNull(rebuild), .. AlignmentChecks.OfColumns(rebuild, rows), .. Conditions.OfChanged(rebuild, rows)],
                $"rows of table {rebuild.Table.Name} do not fit its new form: "
                    + $"{message.Replace(rebuild.TemporaryName, rebuild.Table.Name, StringComparison.Ordinal)}"
            );
        };

    /// <param name="table">The table.</param>
    /// <param name="schema">The database that it is in.</param>
    /// <param name="sql">The statement of the index.</param>
    /// <param name="areStored">Whether the rows have the same indexed values in the unchanged database.</param>
    public static Func<IDatabaseSession, string, CheckFailedException> OfIndex(string table, string schema, string sql, bool areStored) =>
        (session, message) =>
        {
            var values = SqliteIndexText.Values(sql);
            var condition = SqliteIndexText.Condition(sql);
            var names = values.Select(value => SqliteTokenizer.Read(value).ToList() is [var only] ? only.Name : value);
            return Explain(
                session,
                [
                    Duplicates.Of(
                        table,
                        SqliteQuoter.ExactTable(table, schema),
                        values,
                        [.. names],
                        condition.Length == 0 ? null : condition,
                        areStored
                    ),
                ],
                $"rows of table {table} do not fit the index: {message}"
            );
        };

    private static CheckFailedException Explain(IDatabaseSession session, IEnumerable<CheckCommand> checks, string otherwise)
    {
        try
        {
            foreach (var check in checks)
                check.Run(session);
        }
        catch (CheckFailedException found)
        {
            return found;
        }
        catch (SqliteException)
        {
            // Queries follow stricter rules than statements of the schema, for example about strings in double quotes.
        }

        return new CheckFailedException(ErrorCodes.RowsDoNotFit, otherwise, Next);
    }
}
