namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Looks, after the statements of a step, at what these have done: within its transaction, if it has one, which stays open. Of a session: not thread-safe.</summary>
public interface IStepVerification
{
    /// <summary>
    /// Ends a step that has run, before its version row is written: checks that what worked before the step still works, as a new
    /// connection will see it, and removes what the step has left on the connection, so that the next step finds it as this one did.
    /// </summary>
    /// <returns>What is to be told of the step.</returns>
    /// <exception cref="CheckFailedException">The step breaks what worked before it.</exception>
    StepEnd FinishStep();
}
