using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>Runs each kind of command in its way.</summary>
internal sealed class SessionCommands(SqliteSession session, SessionStatements statements, SessionTransaction transaction)
{
    public void Run(DatabaseCommand command)
    {
        switch (command)
        {
            case SqlCommand { CopiesTable: { } table } copy when session.Options.Work.IsListenedTo:
                CopyWatch.Run(session.Handle, session.Options, table, copy.Sql, look => transaction.Looking = look);
                break;
            case SqlCommand { Rows.Count: 0 } statement:
                MissingCollations.PassOver(session.Connection, statement.Sql, () => session.Run(statement.Sql));
                break;
            case SqlCommand statement:
                statements.RunForEachRow(statement);
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
}
