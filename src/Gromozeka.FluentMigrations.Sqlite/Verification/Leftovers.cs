using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// Ensures that each step starts on a connection with only the settings of the engine and the host. Only an author's SQL and code can leave
/// something on it, so nothing is checked before the first of these. After a changed setting, the next step gets a new connection, because
/// SQLite does not show who set functions, collations and hooks.
/// </summary>
internal sealed class Leftovers(SqliteSession session)
{
    private const string Temporary =
        $"SELECT type, name FROM temp.sqlite_master WHERE type IN ('table', 'view', 'trigger') AND {NameCollation.IsNotInternal} "
        + $"ORDER BY type <> 'trigger', type <> 'view', NOT {NameCollation.IsVirtual}";

    private List<(string Type, string Name)>? _temporary;
    private ConnectionSettings? _settings;
    private bool _hasRun;
    private bool _hasSet;
    private bool _hasRunCode;

    /// <summary>Whether something may be left that only a new connection removes.</summary>
    public bool AreOnConnection { get; private set; }

    /// <summary>Whether there is a temporary object now, of the step or of the host.</summary>
    public bool HaveTemporary => _hasRun ? ReadTemporary().Count > 0 : (_temporary ??= ReadTemporary()).Count > 0;

    /// <summary>Records the state of the connection before a command that may leave something on it.</summary>
    public void Before(DatabaseCommand command)
    {
        if (!command.IsByAuthor)
            return;
        _hasRun = true;
        _temporary ??= ReadTemporary();
        if (!MaySet(command))
            return;
        _hasSet = true;
        if (command is ConnectionCommand)
        {
            _hasRunCode = true;
            ListStatements();
        }

        _settings ??= ConnectionSettings.Read(session);
    }

    /// <summary>
    /// Removes what a step has left, as far as a transaction allows it; for the rest, <see cref="AreOnConnection"/> is set.
    /// </summary>
    /// <returns>What was left, in words, for a warning.</returns>
    public IReadOnlyList<string> Remove()
    {
        if (!_hasRun)
            return [];
        if (_hasRunCode)
            CloseReaders();
        if (_hasSet)
            _settings!.Restore(session);
        var told = DropTemporary();
        if (_hasSet)
            told.AddRange(_settings!.ReadNewAttached(session).Select(name => $"the attached database {name}"));
        AreOnConnection |= _hasSet;
        (_hasRun, _hasSet, _hasRunCode) = (false, false, false);
        return told;
    }

    /// <summary>Forgets a step that failed: what it left was not checked.</summary>
    public void Abandon()
    {
        AreOnConnection |= _hasRun;
        (_hasRun, _hasSet, _hasRunCode) = (false, false, false);
    }

    /// <summary>Cleans a connection that cannot be reopened, as far as possible.</summary>
    public void RemoveOutsideTransaction(bool enforcesForeignKeys)
    {
        CloseReaders();
        _settings?.Restore(session);
        DropTemporary();
        foreach (var name in _settings?.ReadNewAttached(session) ?? [])
            session.Run($"DETACH DATABASE {SqliteQuoter.Instance.Quote(name)}");
        session.Run($"PRAGMA foreign_keys = {(enforcesForeignKeys ? "ON" : "OFF")}");
        AreOnConnection = false;
    }

    /// <summary>Reports that the connection is a new one.</summary>
    public void Forget()
    {
        _temporary = null;
        _settings = null;
        (_hasRun, _hasSet, _hasRunCode, AreOnConnection) = (false, false, false, false);
    }

    /// <summary>An open reader locks what it reads; one that writes (RETURNING) prevents the transaction from committing.</summary>
    private void CloseReaders()
    {
        ListStatements();
        try
        {
            sqlite3_stmt? statement = null;
            while ((statement = raw.sqlite3_next_stmt(session.Handle, statement)) is not null)
            {
                if (raw.sqlite3_stmt_busy(statement) != 0)
                    raw.sqlite3_reset(statement);
            }
        }
        catch (KeyNotFoundException)
        {
            // One that was prepared before, or SQLite's own statement of an open BLOB, which is finalized with the connection.
        }
    }

    /// <summary>
    /// Has the driver keep the list of statements in which <see cref="CloseReaders"/> looks: not from the beginning, because every start
    /// would have to compile the code of the list. SQLite returns the newest first, so those of the code before all earlier ones.
    /// </summary>
    private void ListStatements() => session.Handle.enable_sqlite3_next_stmt(true);

    private static bool MaySet(DatabaseCommand command)
    {
        if (command is not SqlCommand statement)
            return true;
        var first = SqliteTokenizer.Read(statement.Sql).FirstOrDefault();
        return first.Is("PRAGMA") || first.Is("ATTACH") || first.Is("DETACH");
    }

    private List<string> DropTemporary()
    {
        var found = ReadTemporary().Except(_temporary ?? []).ToList();
        foreach (var (type, name) in found)
            session.Run($"DROP {type} IF EXISTS {SqliteQuoter.Instance.QuoteTableName(name, "temp")}");
        return [.. found.Select(one => $"the temporary {one.Type} {one.Name}")];
    }

    private List<(string Type, string Name)> ReadTemporary() => session.Rows(Temporary, row => (row.GetString(0), row.GetString(1)));
}
