namespace Gromozeka.FluentMigrations.Backups;

/// <summary>The errors of a damaged file, and which backup to restore.</summary>
internal static class DamageErrors
{
    public static MigrationException Corrupt(string database, string damage) =>
        new(
            ErrorCodes.Corrupt,
            $"{database} is damaged.",
            damage,
            "nothing was written",
            "stop every program that uses the file, keep a copy of it, and restore the newest good backup"
        );

    /// <summary>Whether the file itself is the problem.</summary>
    public static bool IsDamage(MigrationException error) => error.Code == ErrorCodes.Corrupt || error.Code == ErrorCodes.NotADatabase;

    /// <summary>The same error; for a damaged file, it names the backup to restore.</summary>
    public static MigrationException WithBackup(MigrationException error, BackupManager? backups) =>
        IsDamage(error)
        && backups is not null
        && NewestGood(backups) is var backup
        && !error.Next.Contains(backup, StringComparison.Ordinal)
            ? error.WithNext(backup)
            : error;

    /// <summary>Which backup to restore.</summary>
    public static string NewestGood(BackupManager backups) =>
        (backups.NewestRunnable() ?? backups.FindNewestGood()) is { } backup
            ? $"the newest good one is {backup.Path} (version {backup.Version})"
            : $"there is none in {backups.Folder}";
}
