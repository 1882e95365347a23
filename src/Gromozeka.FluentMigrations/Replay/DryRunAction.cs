using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>One thing that a tried run did, in order.</summary>
public abstract record DryRunAction
{
    private DryRunAction() { }

    /// <summary>A transaction began.</summary>
    /// <param name="RebuildsTables">Whether tables are rebuilt in it, for which the session was prepared.</param>
    public sealed record Begin(bool RebuildsTables) : DryRunAction
    {
        /// <summary>The schema that tables are rebuilt from; null where none are.</summary>
        public SchemaSnapshot? Schema { get; init; }
    }

    /// <summary>A command ran.</summary>
    /// <param name="Command">The command.</param>
    public sealed record Run(DatabaseCommand Command) : DryRunAction;

    /// <summary>A statement of the command before, or something that it set off, touched a table.</summary>
    /// <param name="What">The table, and what was done to it.</param>
    public sealed record Touch(TableTouch What) : DryRunAction;

    /// <summary>The transaction was committed.</summary>
    public sealed record Commit : DryRunAction;

    /// <summary>The transaction was rolled back.</summary>
    public sealed record Rollback : DryRunAction;
}
