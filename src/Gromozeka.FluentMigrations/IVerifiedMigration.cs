using System.Data;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// A migration with code that checks its result, within the transaction of the step, after its last statement and after its
/// <see cref="VerifyAttribute"/>s. Not called where there are no rows: on an empty copy for a comparison or a dry run.
/// </summary>
public interface IVerifiedMigration
{
    /// <summary>
    /// Checks the result. An exception fails the step with its message, and the step is rolled back (<see cref="ErrorCodes.CheckFailed"/>).
    /// Must not write, which SQLite refuses.
    /// </summary>
    /// <param name="direction">Which way the migration has gone.</param>
    /// <param name="connection">The connection of the step. Do not close it.</param>
    /// <param name="transaction">Its transaction, for the commands; null if the step has none.</param>
    void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction);
}
