using System.Data;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>Runs each kind of command in its way.</summary>
internal sealed class SessionCommands(SqliteSession session, SessionStatements statements, SessionTransaction transaction)
{
    /// <summary>
    /// Whether the last command, apart from checks, has copied a table, and each row that it has read is known to be inserted.
    /// </summary>
    public bool HasCopiedAll { get; private set; }

    public void Run(DatabaseCommand command)
    {
        if (command is not CheckCommand)
            HasCopiedAll = false;
        switch (command)
        {
            case SqlCommand { CopiesTable: { } table } copy:
                HasCopiedAll = CopyWatch.Run(session.Handle, session.Options, table, copy.Sql, look => transaction.Looking = look);
                break;
            case SqlCommand { Rows.Count: 0 } statement:
                MissingCollations.PassOver(session.Connection, statement.Sql, () => session.Run(statement.Sql));
                break;
            case SqlCommand statement:
                statements.RunForEachRow(statement);
                break;
            case CheckCommand { IsByAuthor: true } check:
                RunReadOnly(check);
                break;
            case CheckCommand check:
                check.Run(session);
                break;
            case QuotedTexts.Command texts:
                QuotedTexts.Allow(session.Connection, texts.IsAllowed);
                break;
            case ConnectionCommand code:
                transaction.Run(code);
                break;
        }
    }

    /// <summary>A check of a migration's author may contain any statement; SQLite refuses those that write.</summary>
    private void RunReadOnly(CheckCommand check)
    {
        var before = session.Connection.Scalar("PRAGMA query_only");
        session.Run("PRAGMA query_only = 1");
        try
        {
            check.Run(session);
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == raw.SQLITE_READONLY)
        {
            throw new CheckFailedException(
                check.Code,
                "the check writes to the database",
                "write the check as a query, and change rows in the migration itself"
            );
        }
        finally
        {
            // A method that closes the connection has failed with that, and nothing else is to be said.
            if (session.Connection.State == ConnectionState.Open)
                session.Run($"PRAGMA query_only = {before}");
        }
    }
}
