using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>The errors of running a step.</summary>
internal static class StepErrors
{
    private const string Unwritten = "the step was rolled back; nothing of it is in the database";

    public static MigrationException RecordingFailed(PreparedStep step, Exception cause) => new(
        ErrorCodes.RecordingFailed,
        $"{step.Name} failed going {step.DirectionName}: its code threw {cause.GetType().Name}.",
        cause.Message,
        Unwritten,
        "correct the code and start again",
        cause)
    { Version = step.Migration?.Version, Migration = step.Type.Name };

    public static MigrationException InvalidExpressions(PreparedStep step, IReadOnlyList<string> errors) => new(
        ErrorCodes.InvalidExpression,
        $"{step.Name} asks for something incomplete going {step.DirectionName}.",
        string.Join("\n", errors),
        Unwritten,
        "complete the migration and start again")
    { Version = step.Migration?.Version, Migration = step.Type.Name };

    public static MigrationException NotSupported(PreparedStep step, string position, string state, Exception cause) => new(
        ErrorCodes.OperationNotSupported,
        $"{step.Name} failed going {step.DirectionName}, at {position}.",
        cause.Message,
        state,
        "write the migration without this operation and start again",
        cause)
    { Version = step.Migration?.Version, Migration = step.Type.Name };

    public static MigrationException CheckFailed(PreparedStep step, string position, string state, CheckFailedException cause) => new(
        cause.Code,
        $"{step.Name} failed going {step.DirectionName}, at {position}.",
        cause.Message,
        state,
        cause.Next,
        cause)
    { Version = step.Migration?.Version, Migration = step.Type.Name };

    public static MigrationException Failed(PreparedStep step, string position, string? statement, string state, Exception cause) => new(
        step.HasTransaction ? ErrorCodes.StepFailed : ErrorCodes.PartlyApplied,
        $"{step.Name} failed going {step.DirectionName}, at {position}{(statement is null ? "." : ":\n  " + statement.ReplaceLineEndings("\n  "))}",
        cause.Message,
        state,
        step.HasTransaction
            ? "correct the migration and start again; nothing has to be cleaned up"
            : "look at which of its statements took effect, undo them or make them repeatable, correct the migration and start again",
        cause)
    { Version = step.Migration?.Version, Migration = step.Type.Name, Statement = statement };

    public static MigrationException TransactionEnded(PreparedStep step, string database, Exception? cause = null) => new(
        ErrorCodes.TransactionEnded,
        $"{step.Name} ended its own transaction going {step.DirectionName}.",
        "a statement of it ran COMMIT, END or ROLLBACK; the engine commits a step together with its version row",
        $"what the step committed is in {database}, without its version row",
        "remove the statement, or mark the migration with TransactionBehavior.None; look at which statements took effect before starting again",
        cause)
    { Version = step.Migration?.Version, Migration = step.Type.Name };
}
