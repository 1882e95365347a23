using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Ledger;

using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>Makes one backup: copies, checks, and gives the copy its name when it is complete. Only to be called under the lock of the run.</summary>
internal sealed class BackupCreator(IDatabase database, IDatabaseBackup files, BackupFolder folder, MigrationLedger ledger, ILogger logger, TimeProvider clock)
{
    /// <param name="source">The database, or one that is about to be replaced.</param>
    /// <param name="sameAs">Tells whether an older backup, the first path, may stand for the copy, the second; null to keep the copy in any case.</param>
    /// <param name="isChecked">Whether the copy, and with it the database, is checked for damage.</param>
    /// <param name="cancellationToken">Ends it; nothing of the new backup is left.</param>
    public Backup Create(IDatabaseCopySource source, Func<string, string, bool>? sameAs, bool isChecked, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        string? partial = null;
        try
        {
            files.CreateFolder(folder.Path);
            folder.DeleteUnfinished();
            var (needed, free) = (source.NeededBytes(), files.FreeBytes(folder.Path));
            if (free < needed)
                throw BackupErrors.NoRoom(database.Name, folder.Path, needed, free);

            var now = clock.GetUtcNow();
            partial = folder.NewPartial(now);
            source.Copy(partial, cancellationToken);
            if (isChecked)
                CheckCopy(partial, cancellationToken);
            // The version in the copy itself: another program may have changed it since it was last read.
            var version = VersionOf(partial, mustBeReadable: source is not IDatabaseRestore);
            if (sameAs is not null && folder.List() is [var newest, ..] && newest.Version == version && sameAs(newest.Path, partial))
            {
                File.Delete(partial);
                Log.AlreadyBackedUp(logger, database.Name, newest.Path);
                return newest;
            }

            var path = folder.NewPath(now, version);
            files.Rename(partial, path);
            var backup = folder.Parse(path)!;
            Log.BackedUp(logger, database.Name, path, BackupErrors.Megabytes(backup.Bytes), clock.GetElapsedTime(started).TotalMilliseconds);
            return backup;
        }
        catch (Exception cause)
        {
            // The first error is the one to report; what cannot be deleted now is deleted before the next backup.
            TryDelete(partial);
            if (cause is DbException or IOException or UnauthorizedAccessException)
                throw database.Explain(cause, "nothing was written") ?? BackupErrors.NotMade(database.Name, folder.Path, cause.Message, cause);
            throw;
        }
    }

    /// <summary>A database whose version table is broken can be replaced, and is kept as one without a version.</summary>
    private long VersionOf(string path, bool mustBeReadable)
    {
        using var session = files.OpenCopy(path);
        try
        {
            return ledger.ReadHead(session)?.Current ?? 0;
        }
        catch (MigrationException error) when (!mustBeReadable && error.Code == ErrorCodes.LedgerUnreadable)
        {
            return 0;
        }
    }

    private void CheckCopy(string path, CancellationToken cancellationToken)
    {
        var report = files.Check(path, thorough: false, cancellationToken);
        Log.Integrity(logger, database.Name, report);
        if (report.Damage is { } damage)
            throw SafetyErrors.Corrupt(database.Name, damage);
    }

    private static void TryDelete(string? path)
    {
        try
        {
            if (path is not null)
                File.Delete(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
        }
    }
}
