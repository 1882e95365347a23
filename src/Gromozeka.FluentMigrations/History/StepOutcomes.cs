namespace Gromozeka.FluentMigrations.History;

/// <summary>The outcome of a step in the log.</summary>
internal static class StepOutcomes
{
    /// <summary>
    /// Started without a transaction that would undo it. Another row follows when the step ends, unless its process crashes.
    /// </summary>
    public const string Running = "running";

    /// <summary>Committed.</summary>
    public const string Success = "success";

    /// <summary>None of its changes remain.</summary>
    public const string Failure = "failure";

    /// <summary>It failed, and some of its changes may remain.</summary>
    public const string Partial = "partial";

    /// <summary>An operator has marked it as applied.</summary>
    public const string Applied = "applied";

    /// <summary>An operator has accepted that its migration was edited.</summary>
    public const string Accepted = "accepted";

    /// <summary>An operator has marked it as not applied.</summary>
    public const string NotApplied = "not applied";
}
