namespace Gromozeka.FluentMigrations;

/// <summary>When a run backs up the database before its first step.</summary>
public enum BackupPolicy
{
    /// <summary>Before each run that has something to do.</summary>
    Always,

    /// <summary>
    /// Only before a run with a step that rebuilds a table, drops a table or a column, deletes or updates rows, runs its own SQL or code,
    /// has no transaction, or cannot be inspected before the steps before it have run. An adoption that must change the database counts as
    /// well.
    /// </summary>
    BeforeRisky,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Whether a run would back up the database, and why.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="IsMade">Whether this run creates a backup, if the database has rows.</param>
/// <param name="Reasons">The risky steps, each with what it does; empty unless the policy asks for them.</param>
public sealed record BackupPlan(BackupPolicy Policy, bool IsMade, IReadOnlyList<string> Reasons);
