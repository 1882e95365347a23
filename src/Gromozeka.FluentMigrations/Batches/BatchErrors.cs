namespace Gromozeka.FluentMigrations.Batches;

/// <summary>The errors of data migrations in batches.</summary>
internal static class BatchErrors
{
    private const string Unwritten = "nothing was written by it";

    public static MigrationException OtherRunner(string table) =>
        new(
            ErrorCodes.BatchesUnsupported,
            $"The batches over {table} cannot run here.",
            "a processor of FluentMigrator runs each migration as a whole, and cannot commit its batches one by one",
            Unwritten,
            "run the migrations with MigrationManager, or with AddGromozekaSQLite in place of AddSQLite"
        );

    public static MigrationException Joined(string step) =>
        new(
            ErrorCodes.BatchesUnsupported,
            $"{step} works in batches, and cannot run here.",
            "a transaction is open that includes it, and each batch is a transaction of its own",
            Unwritten,
            "run it outside of the transaction: without a transaction of the caller, and without TransactionPerSession"
        );

    public static MigrationException NoVersion(string step) =>
        new(
            ErrorCodes.BatchesUnsupported,
            $"{step} works in batches, and cannot run here.",
            "its batches are recorded under its version, and the engine keeps none for it: it is a profile, a maintenance migration, or "
                + "the host stores its version",
            Unwritten,
            "make it a migration with a version"
        );

    public static MigrationException Mixed(string step, string direction, int others) =>
        new(
            ErrorCodes.BatchesInvalid,
            $"{step} is not well-formed going {direction}.",
            others > 0
                ? "it has batches and other operations, which cannot be committed together"
                : "it has more than one sentence of batches",
            Unwritten,
            "move everything but one sentence of batches to migrations of their own, and start again"
        );

    public static MigrationException Invalid(string table, string why, string next) =>
        new(ErrorCodes.BatchesInvalid, $"There are no batches over {table}.", why, Unwritten, $"{next}, and start again");

    public static MigrationException KeyNotExact(string table, string key) =>
        new(
            ErrorCodes.BatchesInvalid,
            $"The key {key} of {table} cannot be read exactly.",
            "the row with it is not found again by it, because a text in it is not valid, or contains a zero character",
            "the batches before it are committed",
            "correct the key of the row, or order by other columns (OrderBy), and start again"
        );

    public static MigrationException RowFailed(string step, string direction, string table, string key, string state, Exception cause) =>
        new(
            ErrorCodes.BatchRowFailed,
            $"{step} failed going {direction}, at the row of {table} with {key}.",
            cause.Message,
            state,
            "correct the row or the migration and start again: it continues at this row; or leave such rows as they are with "
                + "OnError(BatchErrorPolicy.Skip)",
            cause
        );

    public static MigrationException Failed(string step, string direction, string state, Exception cause) =>
        new(
            ErrorCodes.StepFailed,
            $"{step} failed going {direction}, between two batches.",
            cause.Message,
            state,
            "correct the cause and start again: it continues after the last batch",
            cause
        );

    public static MigrationException RanOutOfTime(string step, string direction, string state, Exception cause) =>
        new(
            ErrorCodes.StepTimeout,
            $"{step} ran out of time going {direction}, in one batch.",
            "the batch took longer than the timeout of a step allows (StepTimeout)",
            state,
            "give it more time, or begin with smaller batches (Of), and start again: it continues after the last batch",
            cause
        );

    public static MigrationException Changed(string step, string direction, string state) =>
        new(
            ErrorCodes.BatchesChanged,
            $"{step} stopped going {direction}.",
            "another process has removed or reversed what this one was running",
            state,
            "see status for what is running, and start again"
        );

    public static MigrationException OtherKey(string step, string direction, BatchState state, IEnumerable<string> key) =>
        new(
            ErrorCodes.BatchesChanged,
            $"{step} cannot continue going {direction}.",
            $"its batches are recorded by the key ({string.Join(", ", state.Key)}), and it now orders by ({string.Join(", ", key)})",
            $"{state.ToProgress()} of {state.Table} are done, going {(state.Direction == StepDirection.Up ? "up" : "down")}",
            "order by the recorded key in both directions, and start again"
        );

    public static MigrationException NothingRuns(string database) =>
        new(
            ErrorCodes.NoBatchesRunning,
            $"No data migration of {database} runs in batches.",
            "there is no row in the table migration_batches",
            "nothing was written",
            "see status for what is pending"
        );
}
