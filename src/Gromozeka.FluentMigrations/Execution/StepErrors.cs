using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>The errors of running a step.</summary>
internal static class StepErrors
{
    private const string SettleFirst =
        "check which of its statements took effect, complete or undo them, and correct the migration; then record with Repair "
        + "whether it is applied: until then, the next start refuses to run";
    private const string CleanUpFirst =
        "check which of its statements took effect, undo them or make them repeatable, correct the migration and start again";

    public static MigrationException NotSupported(PreparedStep step, string position, string state, Exception cause) =>
        new(
            ErrorCodes.OperationNotSupported,
            $"{step.Name} failed going {step.DirectionName}, at {position}.",
            (cause as OperationRefusedException)?.Why ?? cause.Message,
            state,
            cause is OperationRefusedException refused
                ? $"{refused.Next}, and start again"
                : "replace it with Execute.Sql, or limit it to other databases (IfDatabase), and start again",
            cause
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
        };

    public static MigrationException CheckFailed(PreparedStep step, string position, string state, CheckFailedException cause) =>
        new(
            cause.Code,
            $"{step.Name} failed going {step.DirectionName}, at {position}.",
            cause.Message,
            cause.State ?? state,
            cause.Next,
            cause
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
        };

    public static MigrationException Failed(PreparedStep step, CommandRunner at, Remains remains, string state, Exception cause) =>
        new(
            remains == Remains.Nothing ? ErrorCodes.StepFailed : ErrorCodes.PartlyApplied,
            $"{step.Name} failed going {step.DirectionName}, {Place(at)}",
            cause.Message,
            state,
            Next(
                remains,
                step.HasTransaction
                    ? "correct the migration and start again; nothing has to be cleaned up"
                    : "correct the migration and start again; "
                        + "it has no transaction, so check first whether an interrupted attempt has left anything behind"
            ),
            cause
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
            Statement = at.Statement,
        };

    public static MigrationException RanOutOfTime(PreparedStep step, CommandRunner at, Remains remains, string state, Exception cause) =>
        new(
            ErrorCodes.StepTimeout,
            $"{step.Name} ran out of time going {step.DirectionName}, {Place(at)}",
            "it took longer than the timeout of a step allows (StepTimeout)",
            state,
            Next(remains, "give it more time, or split the migration, and start again; nothing has to be cleaned up"),
            cause
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
            Statement = at.Statement,
        };

    public static MigrationException TransactionEnded(PreparedStep step, string database, Remains remains, Exception? cause = null) =>
        new(
            ErrorCodes.TransactionEnded,
            $"{step.Name} ended its own transaction going {step.DirectionName}.",
            "one of its statements ran COMMIT, END or ROLLBACK; the engine commits a step together with its version row",
            remains == Remains.Nothing
                ? $"the step was rolled back; none of it is in {database}"
                : $"what the step committed is in {database}, without its version row",
            Next(remains, "remove the statement, or mark the migration with TransactionBehavior.None, and start again"),
            cause
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
        };

    /// <summary>The advice for a step without a transaction of the engine.</summary>
    public static CheckFailedException TransactionLeftOpen() =>
        new(
            ErrorCodes.PartlyApplied,
            "one of its statements began a transaction (BEGIN or SAVEPOINT), and none ended it",
            "end it with COMMIT or RELEASE in the migration; "
                + "check which of its statements took effect, undo them or make them repeatable, and start again"
        );

    private static string Next(Remains remains, string ofNothing) =>
        remains switch
        {
            Remains.Nothing => ofNothing,
            Remains.Logged => SettleFirst,
            _ => CleanUpFirst,
        };

    private static string Place(CommandRunner at) =>
        $"at {at.Position}{(at.Statement is null ? "." : ":\n  " + at.Statement.ReplaceLineEndings("\n  "))}";
}
