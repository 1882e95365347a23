using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Rehearsal;

/// <summary>One thing that a rehearsed run did, in order.</summary>
public abstract record RehearsedAction
{
    private RehearsedAction()
    {
    }

    /// <summary>A transaction began.</summary>
    /// <param name="RebuildsTables">Whether tables are rebuilt in it, for which the session was prepared.</param>
    public sealed record Begin(bool RebuildsTables) : RehearsedAction
    {
        /// <summary>The schema that tables are rebuilt from; null where none are.</summary>
        public SchemaSnapshot? Schema { get; init; }
    }

    /// <summary>A command ran.</summary>
    /// <param name="Command">The command.</param>
    public sealed record Run(DatabaseCommand Command) : RehearsedAction;

    /// <summary>A statement of the command before, or something that it set off, touched a table.</summary>
    /// <param name="What">The table, and what was done to it.</param>
    public sealed record Touch(TableTouch What) : RehearsedAction;

    /// <summary>The transaction was committed.</summary>
    public sealed record Commit : RehearsedAction;

    /// <summary>The transaction was rolled back.</summary>
    public sealed record Rollback : RehearsedAction;
}
