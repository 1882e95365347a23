using System.Globalization;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Connections;

/// <summary>
/// The transaction of a step. It is recognized by its number, so that a statement that ends it, and begins another, is found. Not
/// thread-safe.
/// </summary>
internal sealed class SessionTransaction(SessionConnection link, PostgresDatabase database)
{
    /// <summary>Held by each step in its transaction: no other process changes the history meanwhile ("GrFM", 2).</summary>
    private const long StepLock = 0x4772464D_00000002;

    private NpgsqlTransaction? _transaction;
    private string? _id;

    /// <summary>Whether a transaction is open, in the server's word at the end of the last statement.</summary>
    public bool IsOpen => link.IsAlive && (IsAlive(_transaction) || IsLeftOpen);

    /// <summary>Whether a statement outside the engine's transaction has begun one and not ended it.</summary>
    public bool IsLeftOpen { get; set; }

    /// <summary>Whether a statement has ended the transaction.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the statement has committed it.</summary>
    public bool IsCommittedByStatement { get; private set; }

    /// <summary>The driver's transaction, for the code of migrations.</summary>
    public NpgsqlTransaction? Current => IsAlive(_transaction) ? _transaction : null;

    /// <summary>Begins, waits for a step of another process, and learns the transaction's number: in one round trip.</summary>
    public void Begin()
    {
        (IsLost, IsCommittedByStatement) = (false, false);
        try
        {
            _id = link.Run(connection =>
            {
                _transaction = connection.BeginTransaction();
                using var batch = new NpgsqlBatch(connection, _transaction);
                batch.BatchCommands.Add(new NpgsqlBatchCommand(Settings));
                batch.BatchCommands.Add(
                    new NpgsqlBatchCommand(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({StepLock})"))
                );
                batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_current_xact_id()::text, pg_backend_pid()"));
                using var row = batch.ExecuteReader();
                row.NextResult();
                row.NextResult();
                row.Read();
                link.Know(row.GetInt32(1));
                link.HasTransaction = true;
                return row.GetString(0);
            });
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>
    /// Begins a transaction that is only ever rolled back: a commit, by whatever statement, fails because of two equal values whose check
    /// is deferred to it. What runs after that is read-only, because the connection is.
    /// </summary>
    /// <param name="patience">How long to wait for the locks of tables.</param>
    public void BeginTrial(TimeSpan patience)
    {
        _id = link.Run(connection =>
        {
            _transaction = connection.BeginTransaction();
            connection.Run("SET TRANSACTION READ WRITE");
            connection.Run(TimeOuts(patience));
            connection.Run("CREATE TEMPORARY TABLE gromozeka_dry_run (never integer UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP");
            connection.Run("INSERT INTO pg_temp.gromozeka_dry_run VALUES (1), (1)");
            link.Know((int)connection.Read("SELECT pg_backend_pid()")!);
            link.HasTransaction = true;
            return (string)connection.Read("SELECT pg_current_xact_id()::text")!;
        });
    }

    /// <summary>The time-outs of the statements of a transaction.</summary>
    private string Settings => TimeOuts(database.Options.LockTimeout);

    private string TimeOuts(TimeSpan forLocks) =>
        $"SELECT set_config('lock_timeout', {Milliseconds(forLocks)}, true)"
        + (database.Options.StatementTimeout is { } time ? $", set_config('statement_timeout', {Milliseconds(time)}, true)" : "");

    /// <summary>The time-outs of the statements outside transactions.</summary>
    public string SessionSettings => Settings.Replace(", true)", ", false)", StringComparison.Ordinal);

    /// <summary>
    /// Compares the number of the transaction, after a statement that may have ended it, with the one that it began with.
    /// </summary>
    /// <param name="id">The number of the transaction that is open now; null for none.</param>
    public void Check(string? id)
    {
        if (_transaction is null || id == _id)
            return;
        IsLost = true;
        IsCommittedByStatement = Outcome() == "committed";
    }

    /// <summary>Commits.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.ConnectionLost"/>: the connection was lost, and it is not known whether
    /// it was committed.</exception>
    public void Commit()
    {
        var transaction = _transaction ?? throw new InvalidOperationException("There is no transaction to commit.");
        try
        {
            link.Run(_ =>
            {
                transaction.Commit();
                return true;
            });
        }
        catch (Exception cause) when (PostgresFaults.IsConnectionLost(cause))
        {
            // The server may have committed before the connection was lost. It knows the outcome by the number.
            if (!IsCommitted(cause))
                throw;
        }

        End();
    }

    /// <summary>Rolls back, if anything is open. Never throws.</summary>
    public void Rollback()
    {
        try
        {
            if (link.IsAlive && IsAlive(_transaction))
                _transaction!.Rollback();
            else if (link.IsAlive && (IsLost || IsLeftOpen))
                link.Open.Run("ROLLBACK");
        }
        catch (Exception cause) when (cause is NpgsqlException or InvalidOperationException or IOException)
        {
            // The server rolls back what a lost connection leaves.
            link.Close();
        }

        End();
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
        IsLeftOpen = false;
        link.HasTransaction = false;
        link.ClearInterruption();
    }

    /// <summary>Whether the server says that the transaction was committed, although the answer to the commit was lost.</summary>
    private bool IsCommitted(Exception cause)
    {
        link.Close();
        try
        {
            return Outcome() switch
            {
                "committed" => true,
                "aborted" => false,
                _ => throw PostgresFaults.CommitUnknown(database.Name, cause),
            };
        }
        catch (Exception second) when (second is NpgsqlException or TimeoutException)
        {
            throw PostgresFaults.CommitUnknown(database.Name, cause);
        }
    }

    /// <summary>What became of the transaction (https://www.postgresql.org/docs/current/functions-info.html, pg_xact_status).</summary>
    private string? Outcome()
    {
        using var connection = database.Sources.Open(onlyReads: true);
        // The backend of a lost connection may still be at work.
        for (var tries = 0; ; tries++)
        {
            var outcome = connection.Read("SELECT pg_xact_status($1::xid8)", _id!) as string;
            if (outcome != "in progress" || tries == 50)
                return outcome;
            Thread.Sleep(100);
        }
    }

    /// <summary>The driver says this only by an exception: it knows it from the server's last answer.</summary>
    private static bool IsAlive(NpgsqlTransaction? transaction)
    {
        try
        {
            return transaction is not null && transaction.Connection is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Milliseconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"'{Math.Clamp((long)Math.Ceiling(time.TotalMilliseconds), 1, int.MaxValue)}'");
}
