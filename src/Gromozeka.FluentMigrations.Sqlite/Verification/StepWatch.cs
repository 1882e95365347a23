using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Counting;
using Gromozeka.FluentMigrations.Sqlite.Modules;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>Verifies each step: what it breaks, and what it leaves on the connection.</summary>
internal sealed class StepWatch(SqliteSession session) : ISchemaWrites
{
    private readonly SchemaWatch _schema = new(session);
    private bool _mayBeByHand;
    private bool _hasEnded;

    public Leftovers Leftovers { get; } = new(session);

    public ModuleWatch Modules { get; } = new(session);

    /// <summary>The operation of the running step, in words.</summary>
    public string Operation { get; set; } = "an operation";

    public void Before(DatabaseCommand command)
    {
        Leftovers.Before(command);
        _mayBeByHand = command.IsByAuthor && SchemaChange.Of(command) is null or { IsUnlimited: true };
        var schema = new Lazy<long>(session.SchemaRevision);
        _schema.Before(command, Operation, schema);
        if (!_hasEnded)
            Modules.Before(command, Operation, schema);
    }

    /// <summary>Takes note that the command has run.</summary>
    public void After()
    {
        if (!_schema.IsDropping && !Modules.IsDropping)
            return;
        var schema = session.SchemaRevision();
        if (_schema.IsDropping)
            _schema.HasDropped(schema);
        if (Modules.IsDropping)
            Modules.HasDropped(schema);
    }

    public bool SchemaIsWritten()
    {
        _schema.IsWrittenByHand |= _mayBeByHand;
        return _mayBeByHand;
    }

    public void ReadAgain() => _schema.ReadAgain();

    /// <summary>Ends a step, before its version row is written.</summary>
    /// <returns>Warnings about it.</returns>
    /// <exception cref="CheckFailedException">The step breaks something that worked before it.</exception>
    public StepEnd Finish()
    {
        var removed = Leftovers.Remove();
        IReadOnlyList<string> warnings = [.. _schema.Check(), .. Modules.Check()];
        Forget();
        _hasEnded = true;
        return new StepEnd(removed, warnings);
    }

    /// <summary>Ends a step that failed.</summary>
    /// <returns>Whether it may have changed the schema.</returns>
    public bool Abandon()
    {
        var hasChanged = _schema.HasChanged;
        Leftovers.Abandon();
        Forget();
        _schema.Abandon();
        Modules.Abandon();
        return hasChanged;
    }

    /// <summary>Begins a new step.</summary>
    public void Forget()
    {
        _schema.Forget();
        Modules.Forget();
        _hasEnded = false;
    }
}
