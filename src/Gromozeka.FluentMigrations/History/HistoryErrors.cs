using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The errors of reading and keeping the history.</summary>
internal static class HistoryErrors
{
    public const string Unchanged = "nothing was written";

    public static MigrationException Unreadable(string database, TableName table, Exception cause) => new(
        ErrorCodes.HistoryUnreadable,
        $"The version table {table} of {database} cannot be read.",
        cause.Message,
        $"{Unchanged}; the version of the database is not known",
        $"look at the table {table}: if another program made it, name another version table; if it is damaged, restore a backup",
        cause);

    public static MigrationException Unusable(string database, TableName table, Exception cause) => new(
        ErrorCodes.HistoryUnreadable,
        $"The version table {table} of {database} does not take versions.",
        cause.Message,
        Unchanged,
        $"look at the table {table}: if another program made it, name another version table, or rename it",
        cause);

    public static MigrationException NotKept(string database, CheckFailedException cause) => new(
        cause.Code,
        $"The version table of {database} does not keep what is written to it.",
        cause.Message,
        Unchanged,
        cause.Next,
        cause);

    public static MigrationException LogUnusable(string database, TableName table, Exception cause) => new(
        ErrorCodes.HistoryIncomplete,
        $"The table {table} of {database} does not take what is logged.",
        cause.Message,
        Unchanged,
        $"look at the table {table}: Repair adds columns that it lacks; if another program made it, rename it",
        cause);

    public static MigrationException MirrorUnreadable(string database, TableName table, string why, Exception? cause = null) => new(
        ErrorCodes.MirrorOutOfStep,
        $"The version that the table {table} of {database} keeps cannot be read.",
        why,
        Unchanged,
        $"look at the table {table}: it lacks what the application expects of it",
        cause);

    public static MigrationException LogUnreadable(string database, TableName table, string why, Exception? cause = null) => new(
        ErrorCodes.HistoryIncomplete,
        $"The table {table} of {database} cannot be read.",
        why,
        Unchanged,
        $"look at the table {table}: Repair adds columns that it lacks; if another program made it, rename it",
        cause);

    public static MigrationException HalfDone(string database, IReadOnlyList<HalfDoneStep> steps) => new(
        ErrorCodes.HalfDone,
        $"{Quantity.Of(steps.Count, "migration")} may be half applied in {database}.",
        string.Join("\n", steps),
        Unchanged,
        "look at which of its statements took effect, then complete or undo them; then say what holds now: PlanRepair with "
        + "HalfDone = MarkApplied or MarkNotApplied, and Repair")
    { Version = steps[0].Version };

    public static MigrationException CannotCreate(string database, Exception cause) => new(
        ErrorCodes.HistoryNotCreated,
        $"The version table of {database} and what belongs to it could not be made.",
        cause.Message,
        Unchanged,
        "look for a table of the same name that another program made",
        cause);

    public static MigrationException Changed(string database, string migration) => new(
        ErrorCodes.HistoryChanged,
        $"Migration {migration} was not run.",
        $"another process changed the version table of {database} in another direction while this run was at work",
        "the step was not begun; the steps before it stay applied",
        "wait until the other process is done, look at the status, and start again");
}
