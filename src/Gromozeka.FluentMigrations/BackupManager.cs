using System.Data.Common;
using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Locking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// Creates, lists, checks and restores backups of a database. A backup is a complete database in one file, copied while others may use the
/// database, checked, and flushed to the disk before it gets its name. Instances are thread-safe.
/// </summary>
public sealed class BackupManager
{
    private readonly IDatabase _database;
    private readonly IFileBackup _files;
    private readonly BackupFolder _folder;
    private readonly BackupCheck _check;
    private readonly BackupVersions _versions;
    private readonly BackupCreator _creator;
    private readonly BackupRestorer _restorer;
    private readonly MigrationHistory _history;
    private readonly ILogger _logger;

    /// <summary>Creates a manager. Touches neither the database nor the folder.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Where the version and the backups are kept; if <see cref="MigrationOptions.Backup"/> is null, a new
    /// <see cref="BackupOptions"/> is used.</param>
    /// <param name="logger">Where backups and restores are logged; null for nowhere.</param>
    /// <param name="clock">The clock for backup names; null for the system clock.</param>
    /// <exception cref="ArgumentException">The database is not file-based, or its provider does not support file backups.</exception>
    public BackupManager(IDatabase database, MigrationOptions options, ILogger<BackupManager>? logger = null, TimeProvider? clock = null)
        : this(
            database ?? throw new ArgumentNullException(nameof(database)),
            (options ?? throw new ArgumentNullException(nameof(options))).Backup ?? new BackupOptions(),
            MigrationHistory.Of(database, options, clock ?? TimeProvider.System),
            logger ?? NullLogger<BackupManager>.Instance,
            clock ?? TimeProvider.System,
            () => LatestOf(options)
        ) { }

    internal BackupManager(
        IDatabase database,
        BackupOptions options,
        MigrationHistory history,
        ILogger logger,
        TimeProvider clock,
        Func<long?>? latest = null
    )
    {
        _database = database;
        _files = database.Backup
            ?? throw new ArgumentException($"{database.Name} is not a file and cannot be backed up.", nameof(database));
        _folder = new BackupFolder(_files, options);
        _check = new BackupCheck(_files);
        _versions = new BackupVersions(_files, history, latest ?? (() => null));
        _creator = new BackupCreator(database, _files, _folder, _versions, logger, clock);
        _restorer = new BackupRestorer(database, _files, _creator, _check, clock);
        _history = history;
        _logger = logger;
    }

    /// <summary>The backup folder. It is created with the first backup.</summary>
    public string Folder => _folder.Path;

    /// <summary>
    /// The backups of this database, newest first. Lists only files that this class created for this database, according to the record
    /// next to each (<see cref="Backup.IsRecorded"/>).
    /// </summary>
    public IReadOnlyList<Backup> List() => _folder.List();

    /// <summary>
    /// Files in the folder that are named like a backup of this database but have no record, newest first: backups of a release
    /// that wrote no records, and manual copies. They can be restored by name. They are never deleted, and never chosen when no name is
    /// given.
    /// </summary>
    public IReadOnlyList<Backup> ListUnrecorded() => _folder.ListUnrecorded();

    /// <summary>Checks whether this user could create a backup, and has the space for it. Creates nothing.</summary>
    /// <returns>The error with which a run would end; null if no obstacle is known.</returns>
    public MigrationException? FindWriteObstacle()
    {
        if (_files.FindWriteObstacle(Folder) is { } reason)
            return BackupErrors.NotMade(_database.Name, Folder, reason);
        try
        {
            var (needed, free) = (_files.NeededBytes(), _files.FreeBytes(ExistingPart(Folder)));
            return free < needed ? BackupErrors.NoSpace(_database.Name, Folder, needed, free) : null;
        }
        catch (Exception cause) when (cause is MigrationException or DbException)
        {
            // A database that cannot be read is reported by the code that reads it.
            return null;
        }
    }

    private static string ExistingPart(string folder) => Directory.Exists(folder) ? folder : ExistingPart(Path.GetDirectoryName(folder)!);

    /// <summary>Creates a backup, and deletes the oldest ones beyond the number to keep.</summary>
    /// <param name="cancellationToken">Cancels the backup; no part of it is left.</param>
    /// <exception cref="MigrationException">There is no database, not enough space (<see cref="ErrorCodes.DiskFull"/>), no write
    /// permission, the database is damaged, or a run holds the database. No backup was deleted.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Backup Create(CancellationToken cancellationToken = default)
    {
        using var held = RunLock.Acquire(_database, _logger, watch: null, cancellationToken);
        using (var session = _database.Open(SessionAccess.Read, cancellationToken))
        {
            if (session.IsNew)
                throw BackupErrors.NothingThere(_database.Name);
        }

        var backup = _creator.Create(_files, null, isChecked: true, cancellationToken);
        Prune();
        return backup;
    }

    /// <summary>Checks a backup completely. Only reads.</summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The first fault found; null if it can be restored.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public string? Verify(string backup, CancellationToken cancellationToken = default) =>
        _check.Run(Find(backup).Path, thorough: true, cancellationToken).Damage;

    /// <summary>The newest backup that is undamaged, whatever its version; null if there is none. Only reads.</summary>
    public Backup? FindNewestGood() => List().FirstOrDefault(IsGood);

    /// <summary>The backup that is restored if none is named: the newest undamaged one; null if there is none. Only reads.</summary>
    /// <exception cref="MigrationException">It is newer than the program (<see cref="ErrorCodes.NewerBackup"/>). The message names the
    /// newest one that the program can run on.</exception>
    public Backup? ChooseNewest()
    {
        var newest = FindNewestGood();
        if (newest is null || _versions.LatestBelow(newest.Version) is not { } latest)
            return newest;
        throw BackupErrors.NewestIsNewer(Folder, [.. List().Where(backup => backup.Version > latest)], latest, NewestRunnable());
    }

    /// <summary>
    /// Restores a backup as <see cref="Restore(string, RestoreOptions, CancellationToken)"/> does, without any allowance.
    /// </summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="cancellationToken">Cancels the restore; the database then stays as it was.</param>
    public RestoreReport Restore(string backup, CancellationToken cancellationToken = default) =>
        Restore(backup, new RestoreOptions(), cancellationToken);

    /// <summary>
    /// Replaces the content of the database with that of a backup, in the same file. The database is backed up first; a file that is
    /// too damaged for that is replaced by another and set aside, not deleted. No other process can write in between: what was committed
    /// before is in the new backup, and what is committed later goes into the restored database.
    /// </summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="cancellationToken">Cancels the restore; the database then stays as it was.</param>
    /// <exception cref="MigrationException">The backup is damaged or missing (<see cref="ErrorCodes.BackupUnusable"/>), newer than the
    /// program (<see cref="ErrorCodes.NewerBackup"/>), or belongs to another database and was given by name
    /// (<see cref="ErrorCodes.OtherBackup"/>); another program has the database open (<see cref="ErrorCodes.DatabaseInUse"/>), or there
    /// is no space or no write permission. The database stays as it was.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public RestoreReport Restore(string backup, RestoreOptions options, CancellationToken cancellationToken = default)
    {
        using var span = Telemetry.Start("restore", _database);
        try
        {
            var chosen = Check(backup, options, cancellationToken);
            using var held = RunLock.Acquire(_database, _logger, watch: null, cancellationToken);
            CheckPlace(options, cancellationToken);
            var restored = _restorer.Restore(chosen, options, cancellationToken);
            Log.Restored(_logger, _database.Name, chosen.Path);
            if (span is not null || Telemetry.Version.Enabled)
                Telemetry.Restored(span, _database, _versions.ReadIfReadable(chosen.Path));
            return restored;
        }
        catch (Exception cause)
        {
            Telemetry.Fail(span, cause);
            throw;
        }
    }

    /// <summary>
    /// Finds the backup that <see cref="Restore(string, RestoreOptions, CancellationToken)"/> would restore, and refuses what it would
    /// refuse before it starts: for callers that ask for confirmation first. Only reads; the restore itself checks again.
    /// </summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">The restore would be refused.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Backup PlanRestore(string backup, RestoreOptions options, CancellationToken cancellationToken = default)
    {
        var chosen = Check(backup, options, cancellationToken);
        CheckPlace(options, cancellationToken);
        return chosen;
    }

    /// <summary>Refuses to start if the database is in use, or not writable.</summary>
    private void CheckPlace(RestoreOptions options, CancellationToken cancellationToken)
    {
        _restorer.CheckUse(options);
        // A damaged file is replaced by another file, which needs less than write access to it.
        if (_database.FindWriteObstacle() is { } obstacle && !_files.IsDamaged(cancellationToken))
            throw obstacle;
    }

    /// <summary>Checks a backup before it is restored.</summary>
    private Backup Check(string backup, RestoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var chosen = Find(backup);
        if (IsName(backup) && BackupRecord.TryRead(chosen.Path) is { } record && record.Database != _folder.Database)
            throw BackupErrors.OfAnotherDatabase(chosen.Path, record.Database);
        var report = _check.Run(chosen.Path, thorough: true, cancellationToken);
        Log.Integrity(_logger, chosen.Path, report);
        if (report.Damage is { } damage)
            throw BackupErrors.Unusable(chosen.Path, damage);
        // The backup is read as a file that does not change.
        if (_files.FindUser(chosen.Path) is { } user)
            throw BackupErrors.Unusable(chosen.Path, $"{user}, and only a part of what it writes meanwhile would be restored");
        if (
            !options.AllowNewerDatabase
            && _versions.ReadIfReadable(chosen.Path) is var version
            && _versions.LatestBelow(version) is { } latest
        )
            throw BackupErrors.Newer(chosen, version, latest, NewestRunnable());
        return chosen;
    }

    /// <summary>
    /// Creates the backup before a run. If the newest backup has the same schema and rows, it is used instead: a program that is started
    /// again and again with a failing migration neither fills the disk nor pushes out older backups.
    /// </summary>
    /// <param name="isChecked">Whether the copy, and with it the database, is checked for damage.</param>
    /// <param name="cancellationToken">Cancels the backup; no part of it is left.</param>
    internal Backup Ensure(bool isChecked, CancellationToken cancellationToken)
    {
        var backup = _creator.Create(
            _files,
            (older, copy) => _check.HaveSameContent(older, copy, _history.LogTables, cancellationToken),
            isChecked,
            cancellationToken
        );
        Prune();
        return backup;
    }

    /// <summary>The newest backup that is undamaged and not newer than the program.</summary>
    internal Backup? NewestRunnable() => List().FirstOrDefault(backup => _versions.LatestBelow(backup.Version) is null && IsGood(backup));

    private bool IsGood(Backup backup) => _check.Run(backup.Path, thorough: false, CancellationToken.None).Damage is null;

    private static bool IsName(string backup) => Path.GetFileName(backup) == backup;

    private Backup Find(string backup) => _folder.Describe(_files.Locate(IsName(backup) ? Path.Combine(_folder.Path, backup) : backup));

    private static long? LatestOf(MigrationOptions options) =>
        options.AllowNewerDatabase || options.Assemblies.Count == 0 ? null : MigrationCatalog.Read(options).Latest;

    private void Prune()
    {
        foreach (var backup in _folder.Superfluous())
        {
            try
            {
                // In this order, a record without its backup, or a backup without its record, can only remain after a crash.
                File.Delete(backup.Path);
                File.Delete(BackupRecord.PathFor(backup.Path));
                Log.BackupDeleted(_logger, backup.Path);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                Log.BackupNotDeleted(_logger, backup.Path, cause.Message);
            }
        }
    }
}
