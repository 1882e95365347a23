using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// Watches one step. Before each statement that may break something, it lets SQLite compile everything that depends on the affected
/// tables. At the end it reads the schema as a new connection would, and compiles the same objects again. Objects that did not work before
/// are ignored. A step that only creates tables costs nothing.
/// </summary>
internal sealed class SchemaWatch(SqliteSession session)
{
    private readonly Dependents _dependents = new(session);
    private readonly KnownUses _uses = new(session);
    private readonly Dictionary<(string, string, string), (Dependent One, Health Health)> _before = [];
    private readonly Dictionary<(string, string, string), List<string>> _causes = [];
    private readonly Creations _creations = new(session);
    private readonly List<string> _unlimitedBy = [];
    private bool _mayBeUnreadable;

    /// <summary>Whether something ran that may have changed existing objects.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Whether a statement has written to the schema table itself, so that the schema may not match the pages.</summary>
    public bool IsWrittenByHand { get; set; }

    /// <summary>Checks what a command may break.</summary>
    /// <param name="command">The command, which has not run yet.</param>
    /// <param name="operation">The operation of the step that it belongs to, in words.</param>
    /// <param name="schema">The number of the schema.</param>
    public void Before(DatabaseCommand command, string operation, Lazy<long> schema)
    {
        _creations.Before(command, operation);
        _uses.Before(mayDoAnything: command.IsByAuthor);
        if (SchemaChange.Of(command) is not { } change)
            return;
        HasChanged = true;
        _mayBeUnreadable |= !change.OnlyDrops;
        var isAllKnown = _unlimitedBy.Count > 0;
        if (change.IsUnlimited && !_unlimitedBy.Contains(operation))
            _unlimitedBy.Add(operation);
        var compilation = new Compilation(session);
        foreach (var one in Concerned(change, command.IsByAuthor, schema))
        {
            // Objects that the step itself created did not exist before.
            if (!_before.ContainsKey(one.Key) && !isAllKnown && !_creations.Contains(one))
                _before[one.Key] = (one, compilation.Of(one));
            if (!_causes.TryGetValue(one.Key, out var causes))
                _causes[one.Key] = causes = [];
            if (!causes.Contains(operation))
                causes.Add(operation);
        }
    }

    /// <summary>Whether the running command only drops objects.</summary>
    public bool IsDropping => _uses.IsDropping;

    /// <summary>Takes note of the number of the schema after the drop.</summary>
    public void HasDropped(long schema) => _uses.HasDropped(schema);

    /// <summary>Checks the schema at the end of the step.</summary>
    /// <returns>Objects that the step created and that cannot be used as they are, one sentence each.</returns>
    /// <exception cref="CheckFailedException"> SQLite cannot read it, something that worked before the step no longer works, or an object
    /// that the step created cannot work. </exception>
    public IReadOnlyList<string> Check()
    {
        var isWritten = HasChanged && IsWrittenByHand;
        if (_mayBeUnreadable || isWritten)
            ReadAgain();
        if (isWritten && session.CheckIntegrity().Damage is { } damage)
            throw Failed($"after the step the file is damaged: {damage}");
        var broken = _before.Count == 0 ? [] : FindBroken().ToList();
        return broken.Count == 0
            ? _creations.Check(new HealthBefore(session, _before), _unlimitedBy)
            : throw Broken(string.Join("; ", broken));
    }

    /// <summary>Makes SQLite read each statement of the schema again, by the rules of a connection that opens the file.</summary>
    /// <exception cref="CheckFailedException">It cannot read them.</exception>
    public void ReadAgain()
    {
        try
        {
            session.Run("PRAGMA writable_schema = RESET");
            session.Run("SELECT 1 FROM sqlite_master LIMIT 1");
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_ERROR)
        {
            throw Failed($"SQLite could no longer open the database: {cause.Message}");
        }
    }

    /// <summary>Begins a step, or the rest of one that was rolled back.</summary>
    public void Forget()
    {
        _before.Clear();
        _causes.Clear();
        _unlimitedBy.Clear();
        _creations.Forget();
        HasChanged = false;
        _mayBeUnreadable = false;
        IsWrittenByHand = false;
    }

    /// <summary>Ends a step that was rolled back.</summary>
    public void Abandon()
    {
        Forget();
        _uses.Forget();
    }

    /// <summary>The error for objects that no longer work.</summary>
    /// <param name="what">The objects, each with the reason.</param>
    public static CheckFailedException Broken(string what) => Failed($"after the step, these would no longer work: {what}");

    private static CheckFailedException Failed(string fault) =>
        new(
            ErrorCodes.DependentBroken,
            fault,
            "drop what is named in the migration before the change, and create it again after the change, in its new form"
        );

    private List<Dependent> Concerned(SchemaChange change, bool isByAuthor, Lazy<long> schema)
    {
        if (change.IsUnlimited)
            return _dependents.ReadAll();
        if (change.OnlyDrops && !isByAuthor && !_uses.MayUse(change.Names, schema.Value))
            return [];
        var tables = _dependents.ReadOwners(change.Names);
        return tables.Count == 0 ? [] : _dependents.Of(tables);
    }

    private IEnumerable<string> FindBroken()
    {
        var compilation = new Compilation(session);
        foreach (var now in _dependents.ReadAll())
        {
            if (!_before.TryGetValue(now.Key, out var before))
                continue;
            // While nothing enforces foreign keys, the author decides about dropping the table that one refers to. A key that now refers to
            // another, missing table is an accident of a manual rebuild.
            var needsTables = session.EnforcesForeignKeys || _unlimitedBy.Count > 0 || now.Sql != before.One.Sql;
            if (compilation.Of(now).WorseThan(before.Health, needsTables) is { } fault)
                yield return $"{now.Description} ({fault}), by {string.Join(" and ", _causes[now.Key])}";
        }
    }
}
