using System.Data;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// The transaction of a session. Detects whether something else has ended it: a statement or code of a migration, or SQLite itself.
/// </summary>
internal sealed class SessionTransaction : ITransactionWatch
{
    /// <summary>Instructions of SQLite's virtual machine: about a millisecond, and more than any statement of the engine needs.</summary>
    private const int InstructionsBetweenLooks = 100_000;

    private readonly SessionConnection _connection;
    private readonly SessionStatements _statements;
    private readonly LockWait _wait;
    private TransactionHooks? _hooks;
    private bool _isCommitting;
    private bool _isWatched;

    public SessionTransaction(SessionConnection connection, SessionStatements statements, LockWait wait, Patience patience)
    {
        (_connection, _statements, _wait, Patience) = (connection, statements, wait, patience);
    }

    public bool IsOpen => _connection.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>Whether the engine has begun a transaction and not ended it, even if something else has.</summary>
    public bool IsBegun => _statements.Transaction is not null;

    public bool IsCommittedByStatement { get; private set; }

    public bool HasLostTransaction { get; private set; }

    public long? Commits { get; private set; } = 0;

    /// <summary>Called about every millisecond while a statement runs; null if nothing is called.</summary>
    public Action? Looking { get; set; }

    /// <summary>Each connection has its own count.</summary>
    public long? CommitsOfOthers() => (_connection.Number << 32) + (long)_statements.Repeated("PRAGMA data_version").ExecuteScalar()!;

    private Patience Patience { get; }

    private sqlite3 Handle => _connection.Value.Handle!;

    private TransactionHooks Hooks => _hooks ??= new TransactionHooks(NativeHooks.Instance, OnCommit, () => HasLostTransaction |= IsBegun);

    /// <summary>
    /// Starts counting commits and checking for interruptions. Not done earlier, because a run with nothing to do would have to wait for
    /// this code to be compiled.
    /// </summary>
    public void Watch()
    {
        // From here on, something may be written.
        _connection.KeepsLog = false;
        if (_isWatched)
            return;
        Hooks.Install(Handle);
        // sqlite3_interrupt stops running statements, but not one that begins a moment later, which is stopped here.
        raw.sqlite3_progress_handler(Handle, InstructionsBetweenLooks, _ => Look(), null);
        _isWatched = true;
    }

    /// <summary>Begins a transaction that only reads. Its snapshot is taken at its first statement.</summary>
    public void BeginRead()
    {
        _wait.Restart();
        _statements.Transaction = _connection.Value.BeginTransaction(deferred: true);
    }

    public void Begin()
    {
        Watch();
        IsCommittedByStatement = false;
        HasLostTransaction = false;
        // BEGIN IMMEDIATE takes the write lock immediately: a transaction that reads first and writes later fails with "database is locked"
        // whatever the timeout.
        Patience.Try(() => _statements.Transaction = _connection.Value.BeginTransaction(IsolationLevel.Serializable, deferred: false));
        // Replaces the driver's hook, which it sets when the transaction begins, and which reports to nobody.
        Hooks.Install(Handle);
    }

    public void Commit()
    {
        var transaction = _statements.Transaction!;
        _isCommitting = true;
        try
        {
            Patience.Try(transaction.Commit);
        }
        finally
        {
            _isCommitting = false;
        }

        transaction.Dispose();
        Forget();
    }

    /// <summary>
    /// Rolls back on an open connection. SQLite itself ends a transaction if the disk is full or the file fails, and a statement of a
    /// migration may have ended it. The driver does not notice the latter, and its ROLLBACK would fail; therefore a new transaction is
    /// begun for it to roll back.
    /// </summary>
    public void Rollback()
    {
        if (IsBegun && !IsOpen)
            raw.sqlite3_exec(Handle, "BEGIN");
        _statements.Transaction?.Dispose();
        if (IsOpen)
            raw.sqlite3_exec(Handle, "ROLLBACK");
    }

    /// <summary>Whether hooks of other code were replaced.</summary>
    public bool HasReplacedHooks => _hooks?.HaveReplacedOthers == true;

    /// <summary>Forgets a transaction that has ended.</summary>
    public void Forget() => _statements.Transaction = null;

    /// <summary>Runs code of a migration, and determines whether the transaction is still the same.</summary>
    public void Run(ConnectionCommand code)
    {
        var version = NativeHooks.Instance?.DataVersion(Handle);
        // Not with |=, which would restore the value from before the code ran.
        if (AuthorCode.EndsTransaction(code, _connection.Value, _statements.Transaction))
            HasLostTransaction = true;
        var wereKept = Hooks.Install(Handle);
        _isWatched = false;
        Watch();
        if (wereKept || !IsBegun || HasLostTransaction)
            return;
        IsCommittedByStatement |= NativeHooks.Instance?.DataVersion(Handle) != version;
        throw AuthorCode.HasReplacedHooks(code);
    }

    private int Look()
    {
        Looking?.Invoke();
        return _wait.IsInterrupted ? 1 : 0;
    }

    /// <summary>The connection is a new one.</summary>
    public void Renew() => _isWatched = false;

    /// <summary>Takes its hooks off the connection, which is about to close.</summary>
    public void Release()
    {
        _hooks?.Dispose();
        if (_isWatched && _connection.Handle is { } handle)
            raw.sqlite3_progress_handler(handle, 0, null, null);
        _isWatched = false;
    }

    private void OnCommit()
    {
        Commits++;
        IsCommittedByStatement |= IsBegun && !_isCommitting;
        HasLostTransaction |= IsCommittedByStatement;
    }
}
