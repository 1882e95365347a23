using System.Data.Common;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>
/// Creates one backup: copies, checks, and renames the complete copy. Call only while holding the run lock.
/// </summary>
internal sealed class BackupCreator(
    IDatabase database,
    IFileBackup files,
    BackupFolder folder,
    BackupVersions versions,
    ILogger logger,
    TimeProvider clock
)
{
    /// <param name="source">The database, or one that is about to be replaced.</param>
    /// <param name="sameAs">Whether an older backup (first path) can replace the copy (second path); null to always keep the copy.</param>
    /// <param name="isChecked">Whether the copy, and with it the database, is checked for damage.</param>
    /// <param name="cancellationToken">Cancels the backup; no part of it is left.</param>
    public Backup Create(
        IDatabaseCopySource source,
        Func<string, string, bool>? sameAs,
        bool isChecked,
        CancellationToken cancellationToken
    )
    {
        using var span = Telemetry.Start("backup", database);
        try
        {
            var backup = Make(source, sameAs, isChecked, cancellationToken);
            Telemetry.BackedUp(span, database, backup);
            return backup;
        }
        catch (Exception cause)
        {
            Telemetry.Fail(span, cause);
            throw;
        }
    }

    private Backup Make(IDatabaseCopySource source, Func<string, string, bool>? sameAs, bool isChecked, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        string? partial = null;
        try
        {
            CreateFolder();
            folder.DeleteUnfinished();
            var (needed, free) = (source.NeededBytes(), files.FreeBytes(folder.Path));
            if (free < needed)
                throw BackupErrors.NoSpace(database.Name, folder.Path, needed, free);

            var now = clock.GetUtcNow();
            partial = folder.NewPartial(now);
            source.Copy(partial, cancellationToken);
            using var hash = new RunningHash(partial, cancellationToken);
            if (isChecked)
                CheckCopy(partial, cancellationToken);
            // The version in the copy itself, because another program may change the version of the database. A database that is being
            // replaced need not have a readable version.
            var version = source is IDatabaseRestore ? versions.ReadIfReadable(partial) : versions.Read(partial);
            if (sameAs is not null && folder.List() is [var newest, ..] && newest.Version == version && sameAs(newest.Path, partial))
            {
                hash.Stop();
                File.Delete(partial);
                Log.AlreadyBackedUp(logger, database.Name, newest.Path);
                return newest;
            }

            var backup = Name(partial, hash.Wait(), now, version);
            Log.BackedUp(logger, database.Name, backup.Path, Quantity.Bytes(backup.Bytes), clock.GetElapsedTime(started).TotalMilliseconds);
            return backup;
        }
        catch (Exception cause)
        {
            // The first error is reported; what cannot be deleted now is deleted before the next backup.
            TryDelete(partial);
            TryDelete(partial is null ? null : BackupRecord.PathFor(partial));
            if (cause is DbException or IOException or UnauthorizedAccessException)
                throw Explain(cause);
            throw;
        }
    }

    /// <summary>A folder that should have been mounted is missing.</summary>
    private void CreateFolder()
    {
        try
        {
            files.CreateFolder(folder.Path);
        }
        catch (Exception cause)
            when (cause is IOException or UnauthorizedAccessException && !BackupErrors.IsDiskFull(cause) && !Directory.Exists(folder.Path))
        {
            var why = $"the folder {folder.Path} does not exist, and cannot be created: {cause.Message}";
            throw BackupErrors.NotMade(database.Name, folder.Path, why, cause);
        }
    }

    private MigrationException Explain(Exception cause)
    {
        var fault = database.Explain(cause, "nothing was written");
        return fault?.Code == ErrorCodes.DiskFull || BackupErrors.IsDiskFull(cause)
            ? BackupErrors.DiskFull(database.Name, folder.Path, cause)
            : fault ?? BackupErrors.NotMade(database.Name, folder.Path, cause.Message, cause);
    }

    /// <summary>Writes the record of a complete copy, then renames it: without a record, its database would be unknown.</summary>
    private Backup Name(string partial, string hash, DateTimeOffset now, long version)
    {
        while (true)
        {
            var (path, createdAt) = folder.NewPath(now, version);
            files.Write(BackupRecord.PathFor(partial), BackupRecord.Of(partial, hash, folder.Database, version, createdAt).ToBytes());
            try
            {
                files.Rename(BackupRecord.PathFor(partial), BackupRecord.PathFor(path));
            }
            catch (IOException) when (File.Exists(BackupRecord.PathFor(path)))
            {
                // Another database with this name, with its own lock, was faster.
                continue;
            }

            try
            {
                files.Rename(partial, path);
                return folder.Describe(path);
            }
            catch
            {
                TryDelete(BackupRecord.PathFor(path));
                throw;
            }
        }
    }

    private void CheckCopy(string path, CancellationToken cancellationToken)
    {
        var report = files.Check(path, thorough: false, cancellationToken);
        Log.Integrity(logger, database.Name, report);
        if (report.Damage is { } damage)
            throw DamageErrors.Corrupt(database.Name, damage);
    }

    private static void TryDelete(string? path)
    {
        try
        {
            if (path is not null)
                File.Delete(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException) { }
    }
}
