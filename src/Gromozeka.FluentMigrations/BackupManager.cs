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
    private readonly BackupCreator _creator;
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
        _folder = new BackupFolder(_files, options);
        _creator = new BackupCreator(database, _files, _folder, ledger, logger, clock);
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
        var backup = _creator.Create(_files, null, isChecked: true, cancellationToken);
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

    /// <summary>Restores a backup as <see cref="Restore(string, RestoreOptions, CancellationToken)"/> does, without any allowance.</summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="cancellationToken">Ends it; the database is then the one from before.</param>
    public RestoreReport Restore(string backup, CancellationToken cancellationToken = default) => Restore(backup, new RestoreOptions(), cancellationToken);

    /// <summary>
    /// Puts the content of a backup in the place of the database, in the same file. The database as it was is backed up first; a file that is
    /// too damaged for that is replaced by another and set aside, not deleted. Nobody else can write in between: what was acknowledged before is
    /// in the backup that is made, and what comes later goes into the restored database.
    /// </summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="cancellationToken">Ends it; the database is then the one from before.</param>
    /// <exception cref="MigrationException">The backup is damaged or missing (<see cref="ErrorCodes.BackupUnusable"/>), somebody has the database
    /// open (<see cref="ErrorCodes.DatabaseInUse"/>), or there is no room or no right to write. The database is the one from before.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RestoreReport Restore(string backup, RestoreOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var chosen = Find(backup);
        if (Announced(chosen.Path, Check(chosen.Path, thorough: true, cancellationToken)).Damage is { } damage)
            throw BackupErrors.Unusable(chosen.Path, damage);

        using var held = RunLock.Acquire(_database, _logger, cancellationToken);
        try
        {
            var user = _files.FindUser();
            if (user is not null && !options.WhileInUse)
                throw BackupErrors.InUse(_database.Name, user);
            var report = _files.IsDamaged(cancellationToken) ? null : TryRestoreInPlace(chosen, cancellationToken);
            if (report is null && user is not null)
                throw BackupErrors.InUse(_database.Name, user);
            report ??= Replace(chosen, cancellationToken);
            Log.Restored(_logger, _database.Name, chosen.Path);
            return report;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or DbException)
        {
            throw _database.Explain(cause, "")?.Code == ErrorCodes.LockTimeout
                ? BackupErrors.Busy(_database.Name, _database.LockTimeout)
                : BackupErrors.NotRestored(_database.Name, chosen.Path, cause);
        }
    }

    /// <returns>Null when the database turned out to be damaged.</returns>
    private RestoreReport? TryRestoreInPlace(Backup chosen, CancellationToken cancellationToken)
    {
        try
        {
            using var restore = _files.BeginRestore(chosen.Path, cancellationToken);
            var saved = restore.IsNew ? null : _creator.Create(restore, (older, copy) => HaveSameContent(older, copy, [], cancellationToken), isChecked: true, cancellationToken);
            restore.Complete(cancellationToken);
            return new RestoreReport(chosen, saved, null);
        }
        catch (MigrationException error) when (SafetyErrors.IsDamage(error))
        {
            return null;
        }
    }

    /// <summary>A damaged database is not opened for writing: SQLite would take up its log, and with that part of what may yet be rescued.</summary>
    private RestoreReport Replace(Backup chosen, CancellationToken cancellationToken)
    {
        var aside = $"{_files.File}.replaced-{_clock.GetUtcNow():yyyyMMdd-HHmmss}Z";
        return new RestoreReport(chosen, null, _files.Replace(chosen.Path, aside, cancellationToken) ? aside : null);
    }

    /// <summary>
    /// Makes the backup before a run. When the newest one holds the same schema and rows, it is that one: a program that is started again
    /// and again with a migration that fails does not fill the disk, and does not push out the backups from before.
    /// </summary>
    /// <param name="isChecked">Whether the copy, and with it the database, is checked for damage.</param>
    /// <param name="cancellationToken">Ends it; nothing of the new backup is left.</param>
    internal Backup Ensure(bool isChecked, CancellationToken cancellationToken)
    {
        var backup = _creator.Create(_files, (older, copy) => HaveSameContent(older, copy, _ledger.LogTables, cancellationToken), isChecked, cancellationToken);
        Prune();
        return backup;
    }

    /// <summary>What cannot be read here, because something is not registered, is not the same.</summary>
    private bool HaveSameContent(string one, string other, IReadOnlyCollection<string> ignored, CancellationToken cancellationToken)
    {
        try
        {
            return Check(one, thorough: false, cancellationToken).Damage is null
                && _files.ContentHash(one, ignored, cancellationToken) == _files.ContentHash(other, ignored, cancellationToken);
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

    private IntegrityReport Check(string path, bool thorough, CancellationToken cancellationToken)
    {
        if (_files.Locate(path) == _files.File)
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

    private Backup Find(string backup)
    {
        var path = _files.Locate(Path.GetFileName(backup) == backup ? Path.Combine(_folder.Path, backup) : backup);
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
}
