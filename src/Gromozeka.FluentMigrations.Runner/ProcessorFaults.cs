using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Explains a statement that failed outside of a step, when the host used the processor directly.</summary>
internal static class ProcessorFaults
{
    /// <exception cref="MigrationException">It failed.</exception>
    public static void Explain(IDatabase database, string statement, Action run)
    {
        try
        {
            run();
        }
        catch (CheckFailedException cause)
        {
            throw Failed(cause.Code, statement, State(database), cause.Next, cause);
        }
        catch (DbException cause)
        {
            throw database.Explain(cause, State(database))
                ?? Failed(ErrorCodes.StepFailed, statement, State(database), "correct the statement", cause);
        }
    }

    private static MigrationException Failed(ErrorCode code, string statement, string state, string next, Exception cause) =>
        new(code, $"The processor could not execute a statement:\n{statement}", cause.Message, state, next, cause)
        {
            Statement = statement,
        };

    private static string State(IDatabase database) =>
        $"statements before the failure stay in {database.Name}, unless the caller rolls back its transaction";
}
