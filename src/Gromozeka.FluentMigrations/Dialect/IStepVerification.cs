namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Checks, after the statements of a step, what they have done: within its transaction, if it has one, which stays open. Belongs to a
/// session: not thread-safe.
/// </summary>
public interface IStepVerification
{
    /// <summary>
    /// Ends a step that has run, before its version row is written: checks that what worked before the step still works, as a new
    /// connection will see it, and removes what the step has left on the connection, so that the next step finds it unchanged.
    /// </summary>
    /// <returns>What to report about the step.</returns>
    /// <exception cref="CheckFailedException">The step breaks something that worked before it.</exception>
    StepEnd FinishStep();
}
