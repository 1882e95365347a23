using System.Globalization;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>The refusals that keep rows from being lost.</summary>
internal static class SafetyErrors
{
    public static MigrationException DataLoss(string what, IReadOnlyList<DeletedRows> losses) => new(
        ErrorCodes.DataLoss,
        $"{what} would lose rows, and was refused.",
        (losses.All(loss => loss.Cause is DeletionCause.Table or DeletionCause.Column) ? "it drops " : "it deletes ") + string.Join(", ", losses),
        "nothing of the step was written",
        "make a backup of the database, then set AllowDataLoss if the rows may go");

    public static MigrationException NotCounted(string what, string gap) => new(
        ErrorCodes.DataLoss,
        $"{what} may lose rows, and was refused.",
        gap,
        "nothing of the step was written",
        "leave SQLite's hooks of the connection alone; or make a backup of the database and set AllowDataLoss, if rows may go");

    public static MigrationException Locked(string database, string? holder, TimeSpan timeout) => new(
        ErrorCodes.LockTimeout,
        $"{database} stayed locked by another run.",
        string.Create(CultureInfo.InvariantCulture, $"{holder ?? "another process"} holds it and did not let go within {timeout.TotalSeconds:0.###} s"),
        "nothing was written",
        "let that process finish, or end it: its lock ends with it; then start again");

    public static MigrationException Corrupt(string database, string damage) => new(
        ErrorCodes.Corrupt,
        $"{database} is damaged.",
        damage,
        "nothing was written",
        "stop every program that uses the file, keep a copy of it, and restore the newest good backup");

    /// <summary>Whether the file itself is the trouble.</summary>
    public static bool IsDamage(MigrationException error) => error.Code == ErrorCodes.Corrupt || error.Code == ErrorCodes.NotADatabase;

    /// <summary>The same error; of a damaged file it says which backup to restore.</summary>
    public static MigrationException WithBackup(MigrationException error, BackupManager? backups) =>
        IsDamage(error) && backups is not null ? error.WithNext(NewestGood(backups)) : error;

    /// <summary>Which backup to restore.</summary>
    public static string NewestGood(BackupManager backups) => (backups.NewestRunnable() ?? backups.FindNewestGood()) is { } backup
        ? $"the newest good one is {backup.Path} (version {backup.Version})"
        : $"there is none in {backups.Folder}";
}
