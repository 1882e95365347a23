using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>Reads the version of a copy, and checks whether the program can run on it. Only reads.</summary>
/// <param name="files">Opens copies.</param>
/// <param name="history">Where the version is kept.</param>
/// <param name="latest">Returns the newest migration of the program; null if it is not known, or the program may run on newer
/// databases.</param>
internal sealed class BackupVersions(IFileBackup files, MigrationHistory history, Func<long?> latest)
{
    /// <exception cref="MigrationException">The version table in the copy cannot be read.</exception>
    public long Read(string path)
    {
        using var session = files.OpenCopy(path);
        return history.ReadHead(session).Current;
    }

    /// <summary>Does the same, and returns 0 if the version table cannot be read.</summary>
    public long ReadIfReadable(string path)
    {
        try
        {
            return Read(path);
        }
        catch (MigrationException error) when (error.Code == ErrorCodes.HistoryUnreadable)
        {
            return 0;
        }
    }

    /// <summary>The newest migration of the program if a copy is newer than that; otherwise null.</summary>
    public long? LatestBelow(long version)
    {
        try
        {
            return latest() is { } newest && version > newest ? newest : null;
        }
        catch (MigrationException)
        {
            // The migrations of the program are not well-formed. A run reports this; a restore must still be possible.
            return null;
        }
    }
}
