namespace Gromozeka.FluentMigrations;

/// <summary>When a run backs the database up before its first step.</summary>
public enum BackupPolicy
{
    /// <summary>Before each run that has something to do.</summary>
    Always,

    /// <summary>
    /// Only before a run with a step that rebuilds a table, drops a table or a column, deletes or updates rows, runs SQL or code of its author, has
    /// no transaction, or cannot be looked at before the steps ahead of it have run. An adoption that has to change the database counts as well.
    /// </summary>
    BeforeRisky,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Whether a run would back the database up, and why.</summary>
/// <param name="Policy">When runs do.</param>
/// <param name="IsMade">Whether this one does, if the database has rows.</param>
/// <param name="Reasons">The risky steps, each with what it does; empty unless the policy asks for them.</param>
public sealed record BackupPlan(BackupPolicy Policy, bool IsMade, IReadOnlyList<string> Reasons);
