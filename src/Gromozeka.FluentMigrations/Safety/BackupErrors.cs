using System.Globalization;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>The errors of making and using backups.</summary>
internal static class BackupErrors
{
    public static MigrationException NoRoom(string database, string folder, long needed, long free) => new(
        ErrorCodes.DiskFull,
        $"There is not enough room for a backup of {database}.",
        string.Create(CultureInfo.InvariantCulture, $"it needs {Megabytes(needed)} in {folder}, and {Megabytes(free)} are free"),
        "nothing was written",
        "make room, or name a folder on another disk for the backups, and start again");

    public static MigrationException NotMade(string database, string folder, string why, Exception? cause = null) => new(
        ErrorCodes.BackupFailed,
        $"No backup of {database} could be made.",
        why,
        "the database was not changed",
        $"give this user the right to write to {folder}, or name another folder for the backups; without a backup only a host that switches backups off goes on",
        cause);

    public static MigrationException Unusable(string backup, string why) => new(
        ErrorCodes.BackupUnusable,
        $"{backup} cannot be restored.",
        why,
        "the database was not touched",
        "choose another backup from the list");

    public static MigrationException InUse(string database, string user) => new(
        ErrorCodes.DatabaseInUse,
        $"{database} was not restored: it is in use.",
        user,
        "the database was not changed",
        "stop every program that uses the file, the bot first, and try again; to restore a whole file under running programs, set RestoreOptions.WhileInUse");

    public static MigrationException Busy(string database, TimeSpan timeout) => new(
        ErrorCodes.DatabaseInUse,
        $"{database} was not restored: it is in use.",
        string.Create(CultureInfo.InvariantCulture, $"another program reads or writes it, and did not let go within {timeout.TotalSeconds:0.###} s"),
        "the database was not changed",
        "stop every program that uses the file, the bot first, and try again");

    public static MigrationException NotRestored(string database, string backup, Exception cause) => new(
        ErrorCodes.BackupFailed,
        $"{backup} could not be put in the place of {database}.",
        cause.Message,
        "the database is the one from before, or the restored one, never a mixture",
        "give this user the right to write to the folder of the database, make room on its disk, and try again",
        cause);

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_048_576.0:0.0} MB");
}
