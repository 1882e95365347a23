using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The errors of reading and writing the history.</summary>
internal static class HistoryErrors
{
    public const string Unchanged = "nothing was written";

    /// <summary>Whether an error says that nothing was written, which only its caller can know.</summary>
    public static bool SayUnchanged(MigrationException error) =>
        error.State == Unchanged || error.State.StartsWith($"{Unchanged};", StringComparison.Ordinal);

    public static MigrationException Unreadable(string database, TableName table, Exception cause) =>
        new(
            ErrorCodes.HistoryUnreadable,
            $"The version table {table} of {database} cannot be read.",
            cause.Message,
            $"{Unchanged}; the version of the database is not known",
            $"check the table {table}: if another program created it, name another version table; if it is damaged, restore a backup",
            cause
        );

    public static MigrationException Unusable(string database, TableName table, Exception cause) =>
        new(
            ErrorCodes.HistoryUnreadable,
            $"The version table {table} of {database} does not accept versions.",
            cause.Message,
            Unchanged,
            $"check the table {table}: if another program created it, name another version table, or rename it",
            cause
        );

    public static MigrationException NotKept(string database, CheckFailedException cause) =>
        new(
            cause.Code,
            $"The version table of {database} does not keep what is written to it.",
            cause.Message,
            Unchanged,
            cause.Next,
            cause
        );

    public static MigrationException LogUnusable(string database, TableName table, Exception cause) =>
        new(
            ErrorCodes.HistoryIncomplete,
            $"The table {table} of {database} does not accept log entries.",
            cause.Message,
            Unchanged,
            $"check the table {table}: Repair adds missing columns; if another program created it, rename it",
            cause
        );

    public static MigrationException MirrorUnreadable(string database, TableName table, string why, Exception? cause = null) =>
        new(
            ErrorCodes.MirrorOutOfStep,
            $"The version in the table {table} of {database} cannot be read.",
            why,
            Unchanged,
            $"check the table {table}: it lacks what the application expects",
            cause
        );

    public static MigrationException LogUnreadable(string database, TableName table, string why, Exception? cause = null) =>
        new(
            ErrorCodes.HistoryIncomplete,
            $"The table {table} of {database} cannot be read.",
            why,
            Unchanged,
            $"check the table {table}: Repair adds missing columns; if another program created it, rename it",
            cause
        );

    public static MigrationException HalfDone(string database, IReadOnlyList<HalfDoneStep> steps) =>
        new(
            ErrorCodes.HalfDone,
            $"{Quantity.Of(steps.Count, "migration")} may be partially applied in {database}.",
            string.Join("\n", steps),
            Unchanged,
            "check which of its statements took effect, then complete or undo them; then record the result: PlanRepair with "
                + "HalfDone = MarkApplied or MarkNotApplied, and Repair"
        )
        {
            Version = steps[0].Version,
        };

    public static MigrationException CannotCreate(string database, Exception cause) =>
        new(
            ErrorCodes.HistoryNotCreated,
            $"The version table of {database} and its related objects could not be created.",
            cause.Message,
            Unchanged,
            "check for a table of the same name that another program created",
            cause
        );

    public static MigrationException Changed(string database, string migration) =>
        new(
            ErrorCodes.HistoryChanged,
            $"Migration {migration} was not run.",
            $"another process modified the version table of {database} during this run",
            "the step was not started; the steps before it remain applied",
            "wait until the other process has finished, check the status, and start again"
        );
}
