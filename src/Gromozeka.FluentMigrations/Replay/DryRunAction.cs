using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>An action of a dry run.</summary>
public abstract record DryRunAction
{
    private DryRunAction() { }

    /// <summary>A transaction began.</summary>
    /// <param name="RebuildsTables">Whether tables are rebuilt in it, so that the session was prepared for that.</param>
    public sealed record Begin(bool RebuildsTables) : DryRunAction
    {
        /// <summary>The schema that tables are rebuilt from; null if none are.</summary>
        public SchemaSnapshot? Schema { get; init; }
    }

    /// <summary>A command ran.</summary>
    /// <param name="Command">The command.</param>
    public sealed record Run(DatabaseCommand Command) : DryRunAction;

    /// <summary>The preceding command, or something that it caused, touched a table.</summary>
    /// <param name="What">The table, and what happened to it.</param>
    public sealed record Touch(TableTouch What) : DryRunAction;

    /// <summary>The transaction was committed.</summary>
    public sealed record Commit : DryRunAction;

    /// <summary>The transaction was rolled back.</summary>
    public sealed record Rollback : DryRunAction;
}
