using System.Data;
using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// A connection of the host while a session uses it. Nothing is changed on it before it was looked at, and everything that the engine
/// itself sets is set back in the end; what a step leaves, <see cref="Verification.Leftovers"/> removes. The hooks of which SQLite has one
/// each and tells of none (commit, rollback, trace, preupdate, authorizer, progress) are taken only by a run that writes, and are free
/// after it.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="gate">Lets one thread at a time in.</param>
/// <param name="name">The database as messages name it.</param>
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
    // What the engine relies on, whatever the host has.
    private static readonly string[] MustBeOff = ["writable_schema", "legacy_alter_table", "ignore_check_constraints", "read_uncommitted"];

    private readonly List<(string Pragma, long Value)> _found = [];
    private ConnectionGate.Entry? _entry;
    private sqlite3? _handle;
    private int _timeout;
    private bool _hasToldOfHooks;

    /// <summary>Whether foreign keys are enforced on it while it is used: as the host has it, or as the options want it.</summary>
    public bool ForeignKeys { get; private set; }

    /// <summary>The connection string, as the connection tells it.</summary>
    public string ConnectionString => connection.ConnectionString;

    /// <summary>Takes the connection.</summary>
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

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        if (_entry is not { } entry)
            return;
        _entry = null;
        try
        {
            connection.DefaultTimeout = _timeout;
            // Code of a migration may have closed it; then another one has nothing of the engine.
            if (connection.State == ConnectionState.Open && ReferenceEquals(connection.Handle, _handle))
                Restore(entry.IsOutermost);
        }
        finally
        {
            entry.Dispose();
        }
    }

    /// <summary>Adds to what is reported of a step, once, that the host has lost hooks to it.</summary>
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
                    + $"SQLite has one of each, and does not give it back. Set it again",
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
