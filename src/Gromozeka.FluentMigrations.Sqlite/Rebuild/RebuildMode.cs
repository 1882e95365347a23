using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Prepares a connection for a transaction that rebuilds tables, and restores it afterwards. Foreign keys cannot be turned on or off within
/// a transaction: SQLite silently ignores that. Cache and temporary files are not changed: a rebuild writes each page once and in order,
/// measurements showed no benefit from a larger cache, and sorted data need not fit into memory.
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

    /// <summary>Prepares the connection (steps 1 and 12 of SQLite's procedure enclose the transaction).</summary>
    /// <exception cref="CheckFailedException">Foreign keys stay on: a transaction is open.</exception>
    public static RebuildMode Enter(IDatabaseSession session)
    {
        var mode = new RebuildMode(session);
        mode.Run("PRAGMA foreign_keys = OFF");
        StepChecks.ForeignKeysAreOff().Run(session);
        return mode;
    }

    /// <summary>Records, at the start of the transaction, which rows violate foreign keys.</summary>
    public void Begin() => _before = ForeignKeyAudit.Read(_session);

    /// <summary>Checks, before a command runs, that it needs no foreign keys.</summary>
    /// <exception cref="CheckFailedException">A foreign key would have to change or delete rows.</exception>
    public void Before(DatabaseCommand command)
    {
        if (_foreignKeys != 0 && command is SqlCommand { CopiesTable: null } statement)
            KeyActions.Check(_session, Connection.Handle!, statement.Sql);
    }

    /// <summary>Records, before a rebuild, the new rowids of its table, if they change.</summary>
    public void Expect(TableRebuild rebuild)
    {
        if (!rebuild.KeepsNumbers)
            _renumberings.Add(_session, rebuild);
    }

    /// <summary>Step 10: checks that there are no new foreign key violations.</summary>
    /// <exception cref="CheckFailedException">There are new violations.</exception>
    public void Check()
    {
        if (_before is not null)
            ForeignKeyAudit.Read(_session).CheckAgainst(_before, _renumberings);
    }

    /// <summary>Step 12, and settings that a failure during a rebuild has left on.</summary>
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

    /// <summary>Bypasses the session's check for interruptions: after a commit, none may occur in between.</summary>
    private void Run(string sql)
    {
        using var command = _session.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
