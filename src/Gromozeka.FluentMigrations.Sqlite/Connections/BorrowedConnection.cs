using System.Data;
using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// A connection of the host while a session uses it. It is checked before anything is changed on it, and everything that the engine itself
/// sets is restored at the end; <see cref="Verification.Leftovers"/> removes what a step leaves. SQLite has only one hook of each kind
/// (commit, rollback, trace, preupdate, authorizer, progress), and does not return the existing one. Only a run that writes replaces these
/// hooks, and leaves them empty.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="gate">Lets one thread at a time use the connection.</param>
/// <param name="name">The database, as messages name it.</param>
/// <param name="options">How long to wait, and whether foreign keys have to be enforced.</param>
/// <param name="onlyReads">Whether nothing may be written.</param>
internal sealed class BorrowedConnection(
    SqliteConnection connection,
    ConnectionGate gate,
    string name,
    SqliteDatabaseOptions options,
    bool onlyReads
) : IDisposable
{
    // The engine relies on these being off, whatever the host has set.
    private static readonly string[] MustBeOff = ["writable_schema", "legacy_alter_table", "ignore_check_constraints", "read_uncommitted"];

    private readonly List<(string Pragma, long Value)> _found = [];
    private ConnectionGate.Entry? _entry;
    private sqlite3? _handle;
    private int _timeout;
    private bool _hasToldOfHooks;

    /// <summary>Whether foreign keys are enforced on it while it is used: if the host enforces them, or the options require it.</summary>
    public bool ForeignKeys { get; private set; }

    /// <summary>The connection string of the connection.</summary>
    public string ConnectionString => connection.ConnectionString;

    /// <summary>Begins using the connection.</summary>
    /// <exception cref="MigrationException">It cannot be used as it is.</exception>
    public SqliteConnection Take()
    {
        _entry = gate.TryEnter(options.LockTimeout, options.Work.Wait) ?? throw GivenFaults.Busy(name, options.LockTimeout);
        try
        {
            Check();
        }
        catch
        {
            _entry.Dispose();
            _entry = null;
            throw;
        }

        (_handle, _timeout) = (connection.Handle, connection.DefaultTimeout);
        foreach (var pragma in MustBeOff)
            Set(pragma, 0);
        if (onlyReads)
            Set("query_only", 1);
        ForeignKeys = options.ForeignKeys || (long)connection.Scalar("PRAGMA foreign_keys")! != 0;
        Set("foreign_keys", ForeignKeys ? 1 : 0);
        if (_entry.IsOutermost)
            NameCollation.Register(_handle!);
        return connection;
    }

    /// <summary>Restores the connection, and lets others use it.</summary>
    public void Dispose()
    {
        if (_entry is not { } entry)
            return;
        _entry = null;
        try
        {
            connection.DefaultTimeout = _timeout;
            // Code of a migration may have closed it. If it was opened again, the new handle has no settings of the engine.
            if (connection.State == ConnectionState.Open && ReferenceEquals(connection.Handle, _handle))
                Restore(entry.IsOutermost);
        }
        finally
        {
            entry.Dispose();
        }
    }

    /// <summary>Adds a warning to the result of a step, once, if the run has replaced hooks of the host.</summary>
    public StepEnd Complete(StepEnd end, bool hasReplacedHooks)
    {
        if (!hasReplacedHooks || _hasToldOfHooks)
            return end;
        _hasToldOfHooks = true;
        return end with
        {
            Warnings =
            [
                .. end.Warnings,
                $"The connection to {name} had a commit hook or a rollback hook of the program, which the run has replaced: "
                    + $"SQLite has one of each, and does not return the previous one. Set it again",
            ],
        };
    }

    private void Check()
    {
        if (connection.State != ConnectionState.Open || connection.Handle is not { } handle)
            throw GivenFaults.Closed(name);
        if (raw.sqlite3_get_autocommit(handle) == 0)
            throw GivenFaults.InTransaction(name);
        if (_entry!.IsOutermost && NativeHooks.Instance?.IsReading(handle) == true)
            throw GivenFaults.IsReading(name);
    }

    private void Restore(bool isOutermost)
    {
        foreach (var (pragma, value) in Enumerable.Reverse(_found))
            Write(pragma, value);
        if (isOutermost)
            NameCollation.Remove(_handle!);
    }

    private void Set(string pragma, long value)
    {
        var found = (long)connection.Scalar("PRAGMA " + pragma)!;
        _found.Add((pragma, found));
        if (found != value)
            Write(pragma, value);
    }

    private void Write(string pragma, long value) =>
        raw.sqlite3_exec(_handle, string.Create(CultureInfo.InvariantCulture, $"PRAGMA {pragma} = {value}"));
}
