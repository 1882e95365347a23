using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Ledger;
using Gromozeka.FluentMigrations.Safety;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// Makes, lists, checks and restores backups of a database. A backup is a complete database in one file, copied while others may use the
/// database, checked, and on the disk before it gets its name. Instances are thread-safe.
/// </summary>
public sealed class BackupManager
{
    private readonly IDatabase _database;
    private readonly IDatabaseBackup _files;
    private readonly BackupFolder _folder;
    private readonly MigrationLedger _ledger;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>Creates a manager. Touches neither the database nor the folder.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Where the version is kept, and the backups; with <see cref="MigrationOptions.Backup"/> null those of a new <see cref="BackupOptions"/>.</param>
    /// <param name="logger">Where backups and restores are logged; null for nowhere.</param>
    /// <param name="clock">The clock that names backups; null for the system's.</param>
    /// <exception cref="ArgumentException">The database is none in a file, or of a product that cannot be backed up like this.</exception>
    public BackupManager(IDatabase database, MigrationOptions options, ILogger<BackupManager>? logger = null, TimeProvider? clock = null)
        : this(
            database ?? throw new ArgumentNullException(nameof(database)),
            (options ?? throw new ArgumentNullException(nameof(options))).Backup ?? new BackupOptions(),
            MigrationLedger.Of(database, options, clock ?? TimeProvider.System),
            logger ?? NullLogger<BackupManager>.Instance,
            clock ?? TimeProvider.System)
    {
    }

    internal BackupManager(IDatabase database, BackupOptions options, MigrationLedger ledger, ILogger logger, TimeProvider clock)
    {
        _database = database;
        _files = database.Backup ?? throw new ArgumentException($"{database.Name} is no file and cannot be backed up.", nameof(database));
        _folder = new BackupFolder(_files.File, options);
        _ledger = ledger;
        _logger = logger;
        _clock = clock;
    }

    /// <summary>The folder of the backups. It is made with the first one.</summary>
    public string Folder => _folder.Path;

    /// <summary>The backups, newest first. Files in the folder that were not made by this class for this database are not listed.</summary>
    public IReadOnlyList<Backup> List() => _folder.List();

    /// <summary>Makes a backup, and deletes the oldest beyond the number to keep.</summary>
    /// <param name="cancellationToken">Ends it; nothing of the new backup is left.</param>
    /// <exception cref="MigrationException">There is no room (<see cref="ErrorCodes.DiskFull"/>), no right to write, the database is damaged, or a
    /// run holds the database. No backup was deleted.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Backup Create(CancellationToken cancellationToken = default)
    {
        using var held = RunLock.Acquire(_database, _logger, cancellationToken);
        var backup = CreateUnderLock(keepsEqual: true, cancellationToken);
        Prune();
        return backup;
    }

    /// <summary>Checks a backup completely. Only reads.</summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The first fault found; null when it can be restored.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public string? Verify(string backup, CancellationToken cancellationToken = default) =>
        Check(Find(backup).Path, thorough: true, cancellationToken).Damage;

    /// <summary>The newest backup that is undamaged; null when there is none. Only reads.</summary>
    public Backup? FindNewestGood() => List().FirstOrDefault(backup => Check(backup.Path, thorough: false, CancellationToken.None).Damage is null);

    /// <summary>
    /// Puts a backup in the place of the database. The database as it was is backed up first; one that is too damaged for that is set
    /// aside, not deleted. Needs the database for itself.
    /// </summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="cancellationToken">Ends it before the database is touched.</param>
    /// <exception cref="MigrationException">The backup is damaged or missing (<see cref="ErrorCodes.BackupUnusable"/>), somebody has the database
    /// open (<see cref="ErrorCodes.DatabaseInUse"/>), or there is no room or no right to write. The database is the one from before.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RestoreReport Restore(string backup, CancellationToken cancellationToken = default)
    {
        var chosen = Find(backup);
        if (Announced(chosen.Path, Check(chosen.Path, thorough: true, cancellationToken)).Damage is { } damage)
            throw BackupErrors.Unusable(chosen.Path, damage);

        using var held = RunLock.Acquire(_database, _logger, cancellationToken);
        try
        {
            if (_files.FindUser() is { } user)
                throw BackupErrors.InUse(_database.Name, user);
            // A damaged database is not opened for writing: SQLite would take up its log, and with that part of what may yet be rescued.
            var saved = TrySave(cancellationToken);
            if (saved is not null && !_files.TryTakeAlone())
                throw BackupErrors.InUse(_database.Name, "another connection has it open");
            // Also where there is no file any more, or an empty one: its log may hold what is nowhere else.
            var aside = saved is null ? $"{_files.File}.replaced-{_clock.GetUtcNow():yyyyMMdd-HHmmss}Z" : null;
            var isSetAside = _files.Restore(chosen.Path, aside, cancellationToken);
            Log.Restored(_logger, _database.Name, chosen.Path);
            return new RestoreReport(chosen, saved, isSetAside ? aside : null);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or DbException)
        {
            throw BackupErrors.NotRestored(_database.Name, chosen.Path, cause);
        }
    }

    /// <summary>
    /// Makes the backup before a run. When the newest one holds the same schema and rows, it is that one: a program that is started again
    /// and again with a migration that fails does not fill the disk, and does not push out the backups from before.
    /// </summary>
    /// <param name="isChecked">Whether the copy, and with it the database, is checked for damage.</param>
    /// <param name="cancellationToken">Ends it; nothing of the new backup is left.</param>
    internal Backup Ensure(bool isChecked, CancellationToken cancellationToken)
    {
        var backup = CreateUnderLock(keepsEqual: false, cancellationToken, isChecked);
        Prune();
        return backup;
    }

    private Backup CreateUnderLock(bool keepsEqual, CancellationToken cancellationToken, bool isChecked = true)
    {
        var started = _clock.GetTimestamp();
        string? partial = null;
        try
        {
            var version = ReadVersion();
            _files.CreateFolder(_folder.Path);
            _folder.DeleteUnfinished();
            var (needed, free) = (_files.NeededBytes(), _files.FreeBytes(_folder.Path));
            if (free < needed)
                throw BackupErrors.NoRoom(_database.Name, _folder.Path, needed, free);

            var path = _folder.NewPath(_clock.GetUtcNow(), version);
            partial = BackupFolder.Partial(path);
            _files.Copy(partial, cancellationToken);
            if (isChecked && Announced(_database.Name, _files.Check(partial, thorough: false, cancellationToken)).Damage is { } damage)
                throw SafetyErrors.Corrupt(_database.Name, damage);
            if (!keepsEqual && List() is [var newest, ..] && newest.Version == version && HaveSameContent(newest.Path, partial, cancellationToken))
            {
                File.Delete(partial);
                Log.AlreadyBackedUp(_logger, _database.Name, newest.Path);
                return newest;
            }

            _files.Rename(partial, path);
            var backup = _folder.Parse(path)!;
            Log.BackedUp(_logger, _database.Name, path, BackupErrors.Megabytes(backup.Bytes), _clock.GetElapsedTime(started).TotalMilliseconds);
            return backup;
        }
        catch (Exception cause)
        {
            // The first error is the one to report; what cannot be deleted now is deleted before the next backup.
            TryDelete(partial);
            if (cause is DbException or IOException or UnauthorizedAccessException)
                throw _database.Explain(cause, "nothing was written") ?? BackupErrors.NotMade(_database.Name, _folder.Path, cause.Message, cause);
            throw;
        }
    }

    private long ReadVersion()
    {
        using var session = _database.Open(SessionAccess.Read);
        return _ledger.ReadHead(session)?.Current ?? 0;
    }

    /// <summary>What cannot be read here, because something is not registered, is not the same.</summary>
    private bool HaveSameContent(string one, string other, CancellationToken cancellationToken)
    {
        try
        {
            return Check(one, thorough: false, cancellationToken).Damage is null
                && _files.ContentHash(one, _ledger.LogTables, cancellationToken) == _files.ContentHash(other, _ledger.LogTables, cancellationToken);
        }
        catch (DbException)
        {
            return false;
        }
    }

    private IntegrityReport Announced(string database, IntegrityReport report)
    {
        Log.Integrity(_logger, database, report);
        return report;
    }

    /// <summary>A backup of the database as it is, if it can be read at all.</summary>
    private Backup? TrySave(CancellationToken cancellationToken)
    {
        if (!HasContent(_files.File))
            return null;
        try
        {
            return CreateUnderLock(keepsEqual: false, cancellationToken);
        }
        catch (MigrationException error) when (error.Code == ErrorCodes.Corrupt || error.Code == ErrorCodes.NotADatabase || error.Code == ErrorCodes.LedgerUnreadable)
        {
            return null;
        }
    }

    private IntegrityReport Check(string path, bool thorough, CancellationToken cancellationToken)
    {
        if (path == _files.File)
            return IntegrityReport.Damaged("it is the database itself");
        if (!File.Exists(path))
            return IntegrityReport.Damaged("there is no such file");
        try
        {
            return new FileInfo(path).Length == 0 ? IntegrityReport.Damaged("the file is empty") : _files.Check(path, thorough, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or DbException)
        {
            return IntegrityReport.Damaged(cause.Message);
        }
    }

    /// <summary>A look at the length opens no handle.</summary>
    private static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    private Backup Find(string backup)
    {
        var path = Path.GetFileName(backup) == backup ? Path.Combine(_folder.Path, backup) : Path.GetFullPath(backup);
        return _folder.Parse(path) ?? new Backup(path, File.GetLastWriteTimeUtc(path), 0, File.Exists(path) ? new FileInfo(path).Length : 0);
    }

    private void Prune()
    {
        foreach (var backup in _folder.Superfluous())
        {
            try
            {
                File.Delete(backup.Path);
                Log.BackupDeleted(_logger, backup.Path);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                Log.BackupNotDeleted(_logger, backup.Path, cause.Message);
            }
        }
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
