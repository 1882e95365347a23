using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Inspection;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>A database file. Each session opens its own connection to it.</summary>
internal sealed class FilePlace : SqlitePlace
{
    private readonly string _connectionString;
    private readonly SqliteOpenMode _mode;

    public FilePlace(SqliteLocation location, string connectionString)
    {
        (Name, _connectionString, _mode) = (location.Name, connectionString, location.Settings.Mode);
        Lock = _mode == SqliteOpenMode.ReadOnly ? new ForbiddenLock(Name) : new SqliteFileLock(Name);
    }

    public override string Name { get; }

    public override IMigrationLock Lock { get; }

    /// <summary>Only the run that creates the database is opened in this way.</summary>
    protected override bool CreatesFiles => Creates(_mode) && new FileInfo(Name) is not { Exists: true, Length: > 0 };

    private bool HasLog => CopyFiles.HasContent(Name + "-wal");

    public override PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options)
    {
        var backup = new SqliteBackup(database, options);
        return new PlaceCapabilities(
            new RowCopies(database, backup, options),
            backup,
            new SqliteFile(Name, mayBeCreated: _mode == SqliteOpenMode.ReadWriteCreate),
            new SqliteInspection(database)
        );
    }

    public override SqliteSession Open(SqliteDatabaseOptions options, SessionAccess access, CancellationToken cancellationToken)
    {
        // Reading the length opens no handle. A crash while a database is created leaves a file of 0 bytes.
        var file = new FileInfo(Name);
        var isNew = !file.Exists || file.Length == 0;
        if ((SqliteFaults.NotAFile(Name) ?? SqliteFaults.Obstacle(Name, "nothing was written")) is { } obstacle)
            throw obstacle;
        if (isNew && HasLog)
            throw SqliteFaults.LogWithoutDatabase(Name);
        if (!file.Exists && _mode != SqliteOpenMode.ReadWriteCreate)
            throw SqliteFaults.MayNotCreate(Name, _mode);
        var isReadOnly = _mode == SqliteOpenMode.ReadOnly;
        var session = new SqliteSession(_connectionString, options, isNew, onlyReads: access == SessionAccess.Read)
        {
            CreationMode = _mode,
            KeepsLog = HasLog,
        };
        try
        {
            using var interruption = cancellationToken.Register(session.Interrupt);
            if (!session.IsNew)
                Connect(
                    session,
                    isReadOnly || (access == SessionAccess.Read && HasUnfinishedBusiness())
                        ? SqliteOpenMode.ReadOnly
                        : SqliteOpenMode.ReadWrite
                );
            session.ForbidWrites();
            return session;
        }
        catch (SqliteException cause)
        {
            session.Dispose();
            if (cancellationToken.IsCancellationRequested)
                throw new OperationCanceledException(
                    "The wait for the database was canceled; nothing was written.",
                    cause,
                    cancellationToken
                );
            throw SqliteFaults.Explain(Name, cause, "nothing was written") ?? SqliteFaults.CannotOpen(Name, cause);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public override SqliteConnection Connect(SqliteDatabaseOptions options, int timeout) =>
        PreparedConnection.Open(
            new SqliteConnectionStringBuilder(_connectionString)
            {
                Mode = _mode == SqliteOpenMode.ReadOnly ? _mode : SqliteOpenMode.ReadWrite,
                DefaultTimeout = timeout,
            }.ConnectionString,
            options
        );

    /// <summary>Those of the options, and those that the application attaches when it prepares a connection.</summary>
    public override IReadOnlyDictionary<string, string> AttachedFiles(SqliteDatabaseOptions options)
    {
        if (options.ConnectionOpened is null)
            return options.AttachedDatabases;
        using var session = Open(options, SessionAccess.Read, CancellationToken.None);
        return session.IsNew ? options.AttachedDatabases : OtherFiles.Of(session.Connection);
    }

    public override MigrationException? FindWriteObstacle() =>
        _mode == SqliteOpenMode.ReadOnly ? SqliteFaults.ReadOnlyMode(Name) : WriteAccess.Obstacle(Name);

    public override string? FindHolder() => LockHolders.Find(Name)?.ToString();

    public override MigrationException? Explain(SqliteException cause, string state) => SqliteFaults.Explain(Name, cause, state);

    /// <summary>
    /// Connects. A database in write-ahead-log mode in a folder that is not writable is opened as immutable, because SQLite would need a
    /// shared file next to it (https://www.sqlite.org/wal.html#read_only_databases). While that file exists, others use the database. An
    /// immutable file has no SQLite locks, and closing it drops the locks of the process; but a process that may not write holds no lock
    /// that protects a write.
    /// </summary>
    private void Connect(SqliteSession session, SqliteOpenMode mode)
    {
        session.Connect(mode);
        if (File.Exists(Name + "-shm"))
            return;
        try
        {
            session.Schema.SchemaRevision();
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode != raw.SQLITE_BUSY)
        {
            // Any other fault of the file is found, and reported, by the next read.
            if (SqliteFaults.MayBeReadAlone(cause))
                session.ConnectAlone(Name, HasLog);
        }
    }

    /// <summary>
    /// Whether a journal or a write-ahead log has content. If it has, a connection that may write would write it back when it opens or
    /// closes. Otherwise, such a connection leaves the file unchanged, but a read-only one would leave an empty log behind.
    /// </summary>
    private bool HasUnfinishedBusiness() => HasLog || CopyFiles.HasContent(Name + "-journal");
}
