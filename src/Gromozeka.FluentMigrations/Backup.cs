namespace Gromozeka.FluentMigrations;

/// <summary>A backup: a complete database in one file.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="CreatedAt">When it was made, UTC, as its record says, or else its name.</param>
/// <param name="Version">The version of the database in it, as its record says, or else its name.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Backup(string Path, DateTime CreatedAt, long Version, long Bytes)
{
    /// <summary>The name of the file.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>
    /// Whether a file next to it, of its name and <c>.json</c>, says whose it is and what it holds. Only such backups are counted, deleted when they
    /// are too many, and taken when a restore names none.
    /// </summary>
    public bool IsRecorded { get; init; }
}

/// <summary>What a restore did.</summary>
/// <param name="Backup">The backup that is now the database.</param>
/// <param name="Saved">The backup of the database as it was before; null when there was none, or it could not be read.</param>
/// <param name="SetAside">Where a damaged file was moved that could not be backed up, with its log under the same name and <c>-wal</c>; of a file
/// that was gone or empty only the log is there. Null when there was nothing to keep.</param>
public sealed record RestoreReport(Backup Backup, Backup? Saved, string? SetAside);
