using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>Refuses, if it is told to, every statement after one that failed in a transaction, until that is rolled back.</summary>
/// <param name="connection">The connection.</param>
/// <param name="isAbortedByFailures">Whether a statement that fails aborts the transaction.</param>
internal sealed class PlainTransaction(SqliteConnection connection, bool isAbortedByFailures)
{
    private bool _isAborted;

    public bool IsOpen => connection.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0;

    public T Run<T>(Func<T> statement)
    {
        if (_isAborted)
            throw new SqliteException("current transaction is aborted, commands ignored until end of transaction block", raw.SQLITE_ERROR);
        try
        {
            return statement();
        }
        catch when (isAbortedByFailures && IsOpen)
        {
            _isAborted = true;
            throw;
        }
    }

    public void Rollback()
    {
        _isAborted = false;
        if (IsOpen)
            raw.sqlite3_exec(connection.Handle, "ROLLBACK");
    }
}
