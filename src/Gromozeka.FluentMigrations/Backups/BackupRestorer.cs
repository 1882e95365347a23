using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>Restores a checked backup. Call only while holding the run lock.</summary>
internal sealed class BackupRestorer(IDatabase database, IFileBackup files, BackupCreator creator, BackupCheck check, TimeProvider clock)
{
    public RestoreReport Restore(Backup backup, RestoreOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var user = CheckUse(options);
            var report = files.IsDamaged(cancellationToken) ? null : TryRestoreInPlace(backup, user, cancellationToken);
            if (report is null && user is not null)
                throw BackupErrors.InUse(database.Name, user);
            return report ?? Replace(backup, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or DbException)
        {
            throw Explain(backup, cause);
        }
    }

    /// <returns>The process that has the database open and would continue with the old file; null if there is none.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DatabaseInUse"/>.</exception>
    public string? CheckUse(RestoreOptions options) =>
        files.FindUser(files.File) is { } user
            ? options.WhileInUse
                ? user
                : throw BackupErrors.InUse(database.Name, user)
            : null;

    private MigrationException Explain(Backup backup, Exception cause)
    {
        var code = database.Explain(cause, "")?.Code;
        return code == ErrorCodes.LockTimeout ? BackupErrors.Busy(database.Name, database.LockTimeout)
            : code == ErrorCodes.DiskFull || BackupErrors.IsDiskFull(cause)
                ? BackupErrors.NoSpaceToRestore(database.Name, Path.GetDirectoryName(files.File)!, backup.Path, cause)
            : BackupErrors.NotRestored(database.Name, backup.Path, cause);
    }

    /// <returns>Null when the database turned out to be damaged.</returns>
    private RestoreReport? TryRestoreInPlace(Backup backup, string? user, CancellationToken cancellationToken)
    {
        try
        {
            using var restore = files.BeginRestore(backup.Path, cancellationToken);
            if (user is not null && restore.CutsOff is { } why)
                throw BackupErrors.CutsOff(database.Name, user, why);
            var saved = restore.IsNew
                ? null
                : creator.Create(
                    restore,
                    (older, copy) => check.HaveSameContent(older, copy, [], cancellationToken),
                    isChecked: true,
                    cancellationToken
                );
            restore.Complete(cancellationToken);
            return new RestoreReport(backup, saved, null);
        }
        catch (MigrationException error) when (DamageErrors.IsDamage(error))
        {
            return null;
        }
        catch (DbException cause) when (database.Explain(cause, "") is { } error && DamageErrors.IsDamage(error))
        {
            // There was a journal next to it, and even after the rollback the file is not a database.
            return null;
        }
    }

    /// <summary>
    /// A damaged database is not opened for writing: SQLite would write its log back, and so destroy rows that might be recovered.
    /// </summary>
    private RestoreReport Replace(Backup backup, CancellationToken cancellationToken)
    {
        var aside = NewAside();
        return new RestoreReport(backup, null, files.Replace(backup.Path, aside, cancellationToken) ? aside : null);
    }

    /// <summary>
    /// A name that is not used by a file or its log, because a file that was moved aside earlier may be the only copy of its rows.
    /// </summary>
    private string NewAside()
    {
        var name = $"{Path.GetFileName(files.File)}.replaced-{clock.GetUtcNow():yyyyMMdd-HHmmss}Z";
        var folder = Path.GetDirectoryName(files.File)!;
        var (aside, number) = (name, 1);
        while (
            Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry).StartsWith(aside, StringComparison.Ordinal))
        )
            aside = $"{name}-{++number}";
        return Path.Combine(folder, aside);
    }
}
