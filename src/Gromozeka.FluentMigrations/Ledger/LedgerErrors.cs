namespace Gromozeka.FluentMigrations.Ledger;

/// <summary>The errors of reading and keeping the ledger.</summary>
internal static class LedgerErrors
{
    public const string Unchanged = "nothing was written";

    public static MigrationException Unreadable(string database, string table, Exception cause) => new(
        ErrorCodes.LedgerUnreadable,
        $"The version table {table} of {database} cannot be read.",
        cause.Message,
        $"{Unchanged}; the version of the database is not known",
        $"look at the table {table}: if another program made it, name another version table; if it is damaged, restore a backup",
        cause);

    public static MigrationException MirrorUnreadable(string database, string table, Exception cause) => new(
        ErrorCodes.MirrorOutOfStep,
        $"The version that the table {table} of {database} keeps cannot be read.",
        cause.Message,
        Unchanged,
        $"look at the table {table}: it lacks what the application expects of it",
        cause);

    public static MigrationException CannotCreate(string database, Exception cause) => new(
        ErrorCodes.LedgerNotCreated,
        $"The version table of {database} and what belongs to it could not be made.",
        cause.Message,
        Unchanged,
        "look for a table of the same name that another program made",
        cause);

    public static MigrationException Changed(string database, string migration) => new(
        ErrorCodes.LedgerChanged,
        $"Migration {migration} was not run.",
        $"another process changed the version table of {database} in another direction while this run was at work",
        "the step was not begun; the steps before it stay applied",
        "wait until the other process is done, look at the status, and start again");
}
