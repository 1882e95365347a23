namespace Gromozeka.FluentMigrations;

/// <summary>When backups are created, where they are kept, and how many.</summary>
public sealed record BackupOptions
{
    /// <summary>Before which runs a backup is created.</summary>
    public BackupPolicy Policy { get; init; }

    /// <summary>The folder; a relative path starts at the folder of the database.</summary>
    public string Folder { get; init; } = "backups";

    /// <summary>How many are kept: when a backup is created, the oldest ones beyond this number are deleted. At least 1.</summary>
    public int Keep
    {
        get;
        init =>
            field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one backup must be kept.");
    } = 5;
}
