using System.Globalization;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>The errors of creating and using backups.</summary>
internal static class BackupErrors
{
    public static MigrationException NoSpace(string database, string folder, long needed, long free) =>
        new(
            ErrorCodes.DiskFull,
            $"There is not enough free disk space for a backup of {database}.",
            $"it needs {Quantity.Bytes(needed)} in {folder}, and {Quantity.Bytes(free)} is free",
            "nothing was written",
            "free disk space, or name a folder on another disk for the backups, and start again"
        );

    public static MigrationException DiskFull(string database, string folder, Exception cause) =>
        new(
            ErrorCodes.DiskFull,
            $"The backup of {database} was not completed: the disk of the backups is full.",
            $"{cause.Message} ({folder})",
            "the database was not changed, and no part of the backup was left",
            $"free disk space for {folder}, or name a folder on another disk for the backups, and start again",
            cause
        );

    /// <summary>Whether the disk is full, or the user's quota is used up, on Unix and on Windows.</summary>
    public static bool IsDiskFull(Exception cause) => cause is IOException && (cause.HResult & 0xFFFF) is 28 or 122 or 112 or 39;

    public static MigrationException NotMade(string database, string folder, string why, Exception? cause = null) =>
        new(
            ErrorCodes.BackupFailed,
            $"No backup of {database} could be created.",
            why,
            "the database was not changed",
            $"make {folder} writable for this user (if it is on a volume: mount that, and not read-only), or name another folder for the "
                + "backups; only a host that disables backups runs without one",
            cause
        );

    public static MigrationException NothingThere(string database) =>
        new(
            ErrorCodes.BackupFailed,
            $"No backup of {database} could be created.",
            "there is no database: the file is missing or empty",
            "nothing was written",
            "check whether the configuration names the right file"
        );

    public static MigrationException Unusable(string backup, string why) =>
        new(
            ErrorCodes.BackupUnusable,
            $"{backup} cannot be restored.",
            why,
            "the database was not touched",
            "choose another backup from the list"
        );

    public static MigrationException NoLaterTime(string newest) =>
        new(
            ErrorCodes.BackupFromTheFuture,
            "No backup could be created: no name can sort after the newest one.",
            $"{newest} has the latest date that a name can hold",
            "the database was not changed",
            $"find out where that date came from; then move {newest} and its record to another folder, and try again"
        );

    /// <param name="backup">The backup that was named.</param>
    /// <param name="version">Its version.</param>
    /// <param name="latest">The newest migration of the program.</param>
    /// <param name="runnable">The newest backup that the program can run on; null if there is none.</param>
    public static MigrationException Newer(Backup backup, long version, long latest, Backup? runnable) =>
        new(
            ErrorCodes.NewerBackup,
            $"{backup.Path} was not restored: it is newer than the program.",
            string.Create(CultureInfo.InvariantCulture, $"its version is {version}, but the newest migration of the program is {latest}"),
            "the database was not changed",
            $"use a program that contains these migrations, or {Restore(runnable)}; "
                + $"if this older program may run on it, set RestoreOptions.AllowNewerDatabase"
        );

    /// <param name="folder">The backup folder.</param>
    /// <param name="newer">The backups that are newer than the program.</param>
    /// <param name="latest">The newest migration of the program.</param>
    /// <param name="runnable">The newest backup that the program can run on; null if there is none.</param>
    public static MigrationException NewestIsNewer(string folder, IReadOnlyList<Backup> newer, long latest, Backup? runnable) =>
        new(
            ErrorCodes.NewerBackup,
            $"No backup in {folder} was restored: the newest is newer than the program.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"the newest migration of the program is {latest}; "
                    + $"newer backups: {string.Join(", ", newer.Select(backup => $"{backup.Name} (version {backup.Version})"))}"
            ),
            "the database was not changed",
            $"use a program that contains these migrations, or {Restore(runnable)}; "
                + "if this older program may run on a newer one, name that backup and set RestoreOptions.AllowNewerDatabase"
        );

    private static string Restore(Backup? runnable) =>
        runnable is null
            ? "name another backup: the program can run on none of the recorded ones"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"restore, by name, the newest one that this program can run on: {runnable.Name} (version {runnable.Version})"
            );

    public static MigrationException OfAnotherDatabase(string backup, string database) =>
        new(
            ErrorCodes.OtherBackup,
            $"{backup} was not restored: it is the backup of another database.",
            $"the record next to it names {database}, relative to its folder",
            "the database was not changed",
            "choose another backup from the list; to restore this one anyway, give its full path"
        );

    public static MigrationException InUse(string database, string user) =>
        new(
            ErrorCodes.DatabaseInUse,
            $"{database} was not restored: it is in use.",
            user,
            "the database was not changed",
            "stop every program that uses the file, the application first, and try again; "
                + "to restore an undamaged file while programs use it, set RestoreOptions.WhileInUse"
        );

    public static MigrationException CutsOff(string database, string user, string why) =>
        new(
            ErrorCodes.DatabaseInUse,
            $"{database} was not restored: it is in use.",
            $"{user}, and could not continue: {why}",
            "the database was not changed",
            "stop every program that uses the file, the application first, and try again"
        );

    public static MigrationException Busy(string database, TimeSpan timeout) =>
        new(
            ErrorCodes.DatabaseInUse,
            $"{database} was not restored: it is in use.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"another program reads or writes it, and did not finish within {timeout.TotalSeconds:0.###} s"
            ),
            "the database was not changed",
            "stop every program that uses the file, the application first, and try again"
        );

    public static MigrationException NoSpaceToRestore(string database, string folder, string backup, Exception cause) =>
        new(
            ErrorCodes.DiskFull,
            $"{database} could not be replaced with {backup}: the disk is full.",
            $"{cause.Message} ({folder})",
            "the database was not replaced",
            $"free disk space for {folder}, and try again",
            cause
        );

    public static MigrationException NotRestored(string database, string backup, Exception cause) =>
        new(
            ErrorCodes.BackupFailed,
            $"{database} could not be replaced with {backup}.",
            cause.Message,
            "the database is either the previous one or the restored one, never a mixture",
            "give this user the right to write to the folder of the database, free space on its disk, and try again",
            cause
        );
}
