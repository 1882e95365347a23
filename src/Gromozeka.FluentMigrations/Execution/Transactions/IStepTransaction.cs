namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>How a step and its version row are committed.</summary>
internal interface IStepTransaction
{
    /// <summary>Whether a failure undoes the whole step.</summary>
    bool CanUndo { get; }

    /// <summary>Whether a failure undoes more than the step, because the transaction is the caller's.</summary>
    bool IsJoined { get; }

    /// <summary>What of the step is committed, in words, if it commits more than once; null if it does not.</summary>
    string? Committed => null;

    /// <summary>Runs a step.</summary>
    /// <returns>False if another process has run it.</returns>
    bool Run(StepAttempt attempt);
}
