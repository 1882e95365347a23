namespace Gromozeka.FluentMigrations;

/// <summary>A backup: a complete database in one file.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="CreatedAt">When it was created, in UTC, according to its record, or else its name.</param>
/// <param name="Version">The version of the database in it, according to its record, or else its name.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Backup(string Path, DateTime CreatedAt, long Version, long Bytes)
{
    /// <summary>The name of the file.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>
    /// Whether a file next to it, with its name and <c>.json</c>, records its database and content. Only such backups are counted,
    /// deleted when there are too many, and restored when no backup is named.
    /// </summary>
    public bool IsRecorded { get; init; }
}

/// <summary>What a restore did.</summary>
/// <param name="Backup">The backup that is now the database.</param>
/// <param name="Saved">The backup of the database as it was before; null if there was none, or it could not be read.</param>
/// <param name="SetAside">Where a damaged file that could not be backed up was moved, with its log under the same name plus <c>-wal</c>.
/// If the file was missing or empty, only the log was moved. Null if there was nothing to keep.</param>
public sealed record RestoreReport(Backup Backup, Backup? Saved, string? SetAside);
