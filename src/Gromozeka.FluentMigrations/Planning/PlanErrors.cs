namespace Gromozeka.FluentMigrations.Planning;

/// <summary>The errors of planning. All of them are raised before anything is written.</summary>
internal static class PlanErrors
{
    public static MigrationException NewerDatabase(IReadOnlyList<long> versions, long latest, string database) =>
        new(
            ErrorCodes.NewerDatabase,
            $"{database} is newer than this program.",
            $"it has applied {List(versions)}; the newest migration of this program is {latest}",
            Unchanged(versions[^1]),
            "start a program that contains these migrations; if this older one may run on the database, set AllowNewerDatabase"
        )
        {
            Version = versions[^1],
        };

    public static MigrationException MissingMigration(IReadOnlyList<long> versions, long current, string database) =>
        new(
            ErrorCodes.MissingMigration,
            $"{database} has applied {List(versions)}, which this program does not contain.",
            "a migration was deleted or renumbered after it had been applied",
            Unchanged(current),
            "restore the class under its old version; if it is gone for good, set AllowMissingMigrations"
        )
        {
            Version = versions[0],
        };

    public static MigrationException OutOfOrder(MigrationDescriptor migration, long current, string database) =>
        new(
            ErrorCodes.OutOfOrder,
            $"Migration {migration} is not applied, but {database} is already at version {current}.",
            "it was added after a later one, or its row was deleted from the version table",
            Unchanged(current),
            "give it a version above the current one; if it may run after the later ones, set AllowOutOfOrder"
        )
        {
            Version = migration.Version,
            Migration = migration.Name,
        };

    public static MigrationException BreakingChange(MigrationDescriptor migration, long current, string database) =>
        new(
            ErrorCodes.BreakingChange,
            $"Migration {migration} is marked as a breaking change.",
            $"breaking changes are applied to {database} only when they are allowed",
            Unchanged(current),
            "make sure that every program using the database can work with it, then set AllowBreakingChange"
        )
        {
            Version = migration.Version,
            Migration = migration.Name,
        };

    public static MigrationException Behind(MigrationPlan plan, long latest, string database) =>
        new(
            ErrorCodes.Behind,
            $"{database} is behind this program.",
            plan.Steps.Count == 0
                ? "it has tables but no version, and would have to be adopted"
                : $"{Quantity.Of(plan.Steps.Count, "migration")} up to version {latest} {(plan.Steps.Count == 1 ? "is" : "are")} "
                    + "pending, and this program only checks",
            "nothing was written",
            "migrate the database with the program or tool that is allowed to migrate it, then start again"
        );

    public static MigrationException UnknownTarget(long version, long latest, string database) =>
        new(
            ErrorCodes.UnknownTarget,
            $"{database} cannot be migrated to version {version}.",
            $"this program has no migration of that version; its newest is {latest}",
            "nothing was written",
            "name a version of this program, or none for the newest"
        )
        {
            Version = version,
        };

    public static MigrationException UnknownStamp(long version, long latest, string database) =>
        new(
            ErrorCodes.UnknownTarget,
            $"{database} cannot be stamped with version {version}.",
            $"this program has no migration of that version; its newest is {latest}",
            "nothing was written",
            "name a version of this program"
        )
        {
            Version = version,
        };

    public static MigrationException TargetBelowCurrent(long version, long current, string database) =>
        new(
            ErrorCodes.TargetBelowCurrent,
            $"{database} was not migrated to version {version}.",
            $"it is at version {current}, and migrating only goes up",
            Unchanged(current),
            $"to go back, call RollbackTo({version})"
        )
        {
            Version = version,
        };

    public static MigrationException TargetAboveCurrent(long version, long current, string database) =>
        new(
            ErrorCodes.TargetAboveCurrent,
            $"{database} was not rolled back to version {version}.",
            $"it is at version {current}, and rolling back only goes down",
            Unchanged(current),
            $"to go up, call Migrate({version})"
        )
        {
            Version = version,
        };

    public static MigrationException UnknownRollbackTarget(long version, IReadOnlyList<long> applied, string database) =>
        new(
            ErrorCodes.UnknownTarget,
            $"{database} was not rolled back to version {version}.",
            "that version is not applied",
            Unchanged(applied.Count == 0 ? 0 : applied[^1]),
            applied.Count == 0 ? "there is nothing to roll back" : $"name 0 or an applied version: {List(applied)}"
        )
        {
            Version = version,
        };

    public static MigrationException CannotUndo(long version, long current, string database) =>
        new(
            ErrorCodes.MissingMigration,
            $"{database} cannot be rolled back past version {version}.",
            "this program does not contain that migration, so it does not know how to undo it",
            Unchanged(current),
            "roll back with a program that contains it"
        )
        {
            Version = version,
        };

    /// <summary>Lists a few versions, and the number of the others.</summary>
    public static string List(IReadOnlyList<long> versions) =>
        (versions.Count == 1 ? "version " : "versions ")
        + string.Join(", ", versions.Take(10))
        + (versions.Count > 10 ? $" and {versions.Count - 10} more" : "");

    private static string Unchanged(long current) => $"nothing was written; the database is at version {current}";
}
