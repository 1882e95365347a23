namespace Gromozeka.FluentMigrations.History;

/// <summary>What the log says came of a step.</summary>
internal static class StepOutcomes
{
    /// <summary>
    /// Begun, without a transaction that would undo it. Another row follows when it ends; none does when its process dies.
    /// </summary>
    public const string Running = "running";

    /// <summary>Committed.</summary>
    public const string Success = "success";

    /// <summary>Nothing of it stays.</summary>
    public const string Failure = "failure";

    /// <summary>It failed, and something of it may stay.</summary>
    public const string Partial = "partial";

    /// <summary>A person says that it is applied.</summary>
    public const string Applied = "applied";

    /// <summary>A person says that it is not applied.</summary>
    public const string NotApplied = "not applied";
}
