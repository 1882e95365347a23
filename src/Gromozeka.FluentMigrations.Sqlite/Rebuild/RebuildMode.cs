using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Prepares a connection for a transaction that rebuilds tables, and restores it afterwards. Foreign keys cannot be switched within a
/// transaction: SQLite silently ignores that. Cache and temporary files are not changed: a rebuild writes each page once and in order, a
/// larger cache was measured not to help, and sorted data need not fit into memory.
/// </summary>
internal sealed class RebuildMode
{
    private readonly IDatabaseSession _session;
    private readonly long _foreignKeys;
    private readonly long _legacyAlterTable;
    private readonly long _ignoreChecks;
    private readonly bool _quotesTexts;
    private readonly Renumberings _renumberings = new();
    private ForeignKeyAudit? _before;

    private RebuildMode(IDatabaseSession session)
    {
        _session = session;
        _foreignKeys = session.Number("PRAGMA foreign_keys");
        _quotesTexts = QuotedTexts.AreAllowed(Connection);
        _ignoreChecks = session.Number("PRAGMA ignore_check_constraints");
        _legacyAlterTable = session.Number("PRAGMA legacy_alter_table");
    }

    /// <summary>Prepares the connection (steps 1 and 12 of SQLite's procedure frame the transaction).</summary>
    /// <exception cref="CheckFailedException">Foreign keys stay on: a transaction is open.</exception>
    public static RebuildMode Enter(IDatabaseSession session)
    {
        var mode = new RebuildMode(session);
        mode.Run("PRAGMA foreign_keys = OFF");
        StepChecks.ForeignKeysAreOff().Run(session);
        return mode;
    }

    /// <summary>Remembers, at the start of the transaction, which rows violate foreign keys.</summary>
    public void Begin() => _before = ForeignKeyAudit.Read(_session);

    /// <summary>Remembers, before a rebuild, which numbers the rows of its table get, if they get others.</summary>
    public void Expect(TableRebuild rebuild)
    {
        if (!rebuild.KeepsNumbers)
            _renumberings.Add(_session, rebuild);
    }

    /// <summary>Step 10: nothing may violate foreign keys now that did not before.</summary>
    /// <exception cref="CheckFailedException">Something does.</exception>
    public void Check()
    {
        if (_before is not null)
            ForeignKeyAudit.Read(_session).CheckAgainst(_before, _renumberings);
    }

    /// <summary>Step 12, and what a failure in the middle of a rebuild has left on.</summary>
    public void Leave()
    {
        QuotedTexts.Allow(Connection, _quotesTexts);
        Set("writable_schema", 0);
        Set("ignore_check_constraints", _ignoreChecks);
        Set("legacy_alter_table", _legacyAlterTable);
        Set("foreign_keys", _foreignKeys);
    }

    private SqliteConnection Connection
    {
        get
        {
            using var command = _session.CreateCommand("");
            return (SqliteConnection)command.Connection!;
        }
    }

    private void Set(string pragma, long value) => Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA {pragma} = {value}"));

    /// <summary>Past the session's look for an interruption: after a commit none may come in between.</summary>
    private void Run(string sql)
    {
        using var command = _session.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
