namespace Gromozeka.FluentMigrations;

/// <summary>When backups are made, where they are kept, and how many.</summary>
public sealed record BackupOptions
{
    /// <summary>Before which runs one is made.</summary>
    public BackupPolicy Policy { get; init; }

    /// <summary>The folder; a relative one is taken from the folder of the database.</summary>
    public string Folder { get; init; } = "backups";

    /// <summary>How many are kept: when one is made, the oldest beyond this number are deleted. At least 1.</summary>
    public int Keep
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one backup has to be kept.");
    }
    = 5;
}
