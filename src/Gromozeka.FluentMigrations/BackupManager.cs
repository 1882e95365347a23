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
/// Makes, lists, checks and restores backups of a database. A backup is a complete database in one file, copied while others may use the
/// database, checked, and on the disk before it gets its name. Instances are thread-safe.
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
    /// <param name="options">Where the version is kept, and the backups; with <see cref="MigrationOptions.Backup"/> null those of a new <see cref="BackupOptions"/>.</param>
    /// <param name="logger">Where backups and restores are logged; null for nowhere.</param>
    /// <param name="clock">The clock that names backups; null for the system's.</param>
    /// <exception cref="ArgumentException">The database is none in a file, or of a product that cannot be backed up like this.</exception>
    public BackupManager(IDatabase database, MigrationOptions options, ILogger<BackupManager>? logger = null, TimeProvider? clock = null)
        : this(
            database ?? throw new ArgumentNullException(nameof(database)),
            (options ?? throw new ArgumentNullException(nameof(options))).Backup ?? new BackupOptions(),
            MigrationHistory.Of(database, options, clock ?? TimeProvider.System),
            logger ?? NullLogger<BackupManager>.Instance,
            clock ?? TimeProvider.System,
            () => LatestOf(options))
    {
    }

    internal BackupManager(IDatabase database, BackupOptions options, MigrationHistory history, ILogger logger, TimeProvider clock, Func<long?>? latest = null)
    {
        _database = database;
        _files = database.Backup ?? throw new ArgumentException($"{database.Name} is no file and cannot be backed up.", nameof(database));
        _folder = new BackupFolder(_files, options);
        _check = new BackupCheck(_files);
        _versions = new BackupVersions(_files, history, latest ?? (() => null));
        _creator = new BackupCreator(database, _files, _folder, _versions, logger, clock);
        _restorer = new BackupRestorer(database, _files, _creator, _check, clock);
        _history = history;
        _logger = logger;
    }

    /// <summary>The folder of the backups. It is made with the first one.</summary>
    public string Folder => _folder.Path;

    /// <summary>
    /// The backups of this database, newest first. Files in the folder are not listed that were not made by this class for this database, as a record
    /// next to each tells (<see cref="Backup.IsRecorded"/>).
    /// </summary>
    public IReadOnlyList<Backup> List() => _folder.List();

    /// <summary>
    /// Files in the folder that have the name of a backup of this database, and no record of whose they are, newest first: backups of a release
    /// that wrote no records, and copies by hand. They can be restored by name. They are never deleted, nor taken when no name is given.
    /// </summary>
    public IReadOnlyList<Backup> ListUnrecorded() => _folder.ListUnrecorded();

    /// <summary>Looks whether this user could make a backup, and has the space for it. Makes nothing.</summary>
    /// <returns>The error that a run would end with; null when nothing is known to be in its way.</returns>
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
            // A database that cannot be read is told of by who reads it.
            return null;
        }
    }

    private static string ExistingPart(string folder) => Directory.Exists(folder) ? folder : ExistingPart(Path.GetDirectoryName(folder)!);

    /// <summary>Makes a backup, and deletes the oldest beyond the number to keep.</summary>
    /// <param name="cancellationToken">Ends it; nothing of the new backup is left.</param>
    /// <exception cref="MigrationException">There is no database, no space (<see cref="ErrorCodes.DiskFull"/>), no right to write, the database is damaged, or a
    /// run holds the database. No backup was deleted.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Backup Create(CancellationToken cancellationToken = default)
    {
        using var held = RunLock.Acquire(_database, _logger, cancellationToken);
        using (var session = _database.Open(SessionAccess.Read))
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
    /// <returns>The first fault found; null when it can be restored.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public string? Verify(string backup, CancellationToken cancellationToken = default) =>
        _check.Run(Find(backup).Path, thorough: true, cancellationToken).Damage;

    /// <summary>The newest backup that is undamaged, whatever its version; null when there is none. Only reads.</summary>
    public Backup? FindNewestGood() => List().FirstOrDefault(IsGood);

    /// <summary>The backup that a restore takes when none is named: the newest that is undamaged; null when there is none. Only reads.</summary>
    /// <exception cref="MigrationException">That one is newer than the program (<see cref="ErrorCodes.NewerBackup"/>). The message names the newest
    /// that the program can run on.</exception>
    public Backup? ChooseNewest()
    {
        var newest = FindNewestGood();
        if (newest is null || _versions.LatestBelow(newest.Version) is not { } latest)
            return newest;
        throw BackupErrors.NewestIsNewer(Folder, [.. List().Where(backup => backup.Version > latest)], latest, NewestRunnable());
    }

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
    /// <exception cref="MigrationException">The backup is damaged or missing (<see cref="ErrorCodes.BackupUnusable"/>), newer than the program
    /// (<see cref="ErrorCodes.NewerBackup"/>), or that of another database and given by its name (<see cref="ErrorCodes.OtherBackup"/>); somebody has
    /// the database open (<see cref="ErrorCodes.DatabaseInUse"/>), or there is no space or no right to write. The database is the one from before.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RestoreReport Restore(string backup, RestoreOptions options, CancellationToken cancellationToken = default)
    {
        var chosen = Check(backup, options, cancellationToken);
        using var held = RunLock.Acquire(_database, _logger, cancellationToken);
        CheckPlace(options, cancellationToken);
        var restored = _restorer.Restore(chosen, options, cancellationToken);
        Log.Restored(_logger, _database.Name, chosen.Path);
        return restored;
    }

    /// <summary>
    /// Tells which backup <see cref="Restore(string, RestoreOptions, CancellationToken)"/> would take, and refuses what it would refuse before it begins: for
    /// who has to be asked first. Only reads; what is not so any more by then is refused then.
    /// </summary>
    /// <param name="backup">The name of a backup in <see cref="Folder"/>, or the path of any database file.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">The restore would be refused.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Backup PlanRestore(string backup, RestoreOptions options, CancellationToken cancellationToken = default)
    {
        var chosen = Check(backup, options, cancellationToken);
        CheckPlace(options, cancellationToken);
        return chosen;
    }

    /// <summary>Refuses to begin where the database is in use, or cannot be written to.</summary>
    private void CheckPlace(RestoreOptions options, CancellationToken cancellationToken)
    {
        _restorer.CheckUse(options);
        // A damaged file is replaced by another, which takes less than to write to it.
        if (_database.FindWriteObstacle() is { } obstacle && !_files.IsDamaged(cancellationToken))
            throw obstacle;
    }

    /// <summary>The checks of a backup that is to be restored.</summary>
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
        // It is read as a file that nobody changes.
        if (_files.FindUser(chosen.Path) is { } user)
            throw BackupErrors.Unusable(chosen.Path, $"{user}, and what it writes meanwhile would be restored in part");
        if (!options.AllowNewerDatabase && _versions.ReadIfReadable(chosen.Path) is var version && _versions.LatestBelow(version) is { } latest)
            throw BackupErrors.Newer(chosen, version, latest, NewestRunnable());
        return chosen;
    }

    /// <summary>
    /// Makes the backup before a run. When the newest one holds the same schema and rows, it is that one: a program that is started again
    /// and again with a migration that fails does not fill the disk, and does not push out the backups from before.
    /// </summary>
    /// <param name="isChecked">Whether the copy, and with it the database, is checked for damage.</param>
    /// <param name="cancellationToken">Ends it; nothing of the new backup is left.</param>
    internal Backup Ensure(bool isChecked, CancellationToken cancellationToken)
    {
        var backup = _creator.Create(_files, (older, copy) => _check.HaveSameContent(older, copy, _history.LogTables, cancellationToken), isChecked, cancellationToken);
        Prune();
        return backup;
    }

    /// <summary>The newest backup that is undamaged and not newer than the program.</summary>
    internal Backup? NewestRunnable() => List().FirstOrDefault(backup => _versions.LatestBelow(backup.Version) is null && IsGood(backup));

    private bool IsGood(Backup backup) => _check.Run(backup.Path, thorough: false, CancellationToken.None).Damage is null;

    private static bool IsName(string backup) => Path.GetFileName(backup) == backup;

    private Backup Find(string backup) => _folder.Describe(_files.Locate(IsName(backup) ? Path.Combine(_folder.Path, backup) : backup));

    private static long? LatestOf(MigrationOptions options) => options.AllowNewerDatabase || options.Assemblies.Count == 0
        ? null
        : MigrationCatalog.Read(options).Latest;

    private void Prune()
    {
        foreach (var backup in _folder.Superfluous())
        {
            try
            {
                // In this order a record is never left without its backup for longer than a crash lasts, nor a backup without its record.
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
