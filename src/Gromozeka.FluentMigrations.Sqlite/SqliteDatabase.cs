using System.Globalization;
using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Inspection;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Scripts;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>A database in a file, in SQLite's dialect. Thread-safe.</summary>
public sealed class SqliteDatabase : IDatabase, IScratchDatabases, IKeyRanges, IWriteObstacles, IWorkReports
{
    private const int OldestForScripts = 3040000;

    private readonly SqliteDatabaseOptions _options;
    private readonly string _connectionString;
    private readonly bool _isFree;
    private readonly SqliteOpenMode _mode;
    private readonly SqliteFile? _file;
    private readonly SqliteInspection? _inspection;
    private readonly SqliteScriptWriter _scripts;

    /// <summary>Creates a database. Opens no file; resolves the links in its path once.</summary>
    /// <param name="options">The file, and how to open it.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: the connection string cannot be read, or names
    /// no file.</exception>
    public SqliteDatabase(SqliteDatabaseOptions options)
        : this(options ?? throw new ArgumentNullException(nameof(options)), mayBeFree: false) { }

    private SqliteDatabase(SqliteDatabaseOptions options, bool mayBeFree)
    {
        var location = SqliteLocation.Of(options.ConnectionString);
        var settings = location.Settings;
        _isFree = mayBeFree && location.IsInMemory;
        if (!_isFree && location.IsInMemory)
        {
            throw SqliteConnectionText.Refused(
                location.Name.Length == 0
                    ? "it names no file; add a Data Source"
                    : "it names an in-memory database, which disappears with its connection"
            );
        }

        _options =
            options.AttachedDatabases.Count == 0
                ? options
                : options with
                {
                    AttachedDatabases = options.AttachedDatabases.ToDictionary(file => file.Key, file => Path.GetFullPath(file.Value)),
                };
        Quoter = SqliteQuoter.Of(options);
        Name = location.Name;
        _mode = settings.Mode;
        // The driver does what the connection string asks for.
        if (settings.ForeignKeys == true)
            _options = _options with { ForeignKeys = true };
        settings.ForeignKeys = _options.ForeignKeys;
        // A pooled connection would keep the file open, and its locks with it, after the run.
        settings.Pooling = false;
        _connectionString = settings.ConnectionString;
        LockTimeout = options.LockTimeout;
        Lock =
            _mode == SqliteOpenMode.ReadOnly ? new ForbiddenLock(Name)
            : !_isFree ? new SqliteFileLock(Name)
            : new InProcessLock(Name == ":memory:" ? null : _connectionString);
        var backup = _isFree ? null : new SqliteBackup(this, _options);
        Backup = backup;
        RowCopies = backup is null ? null : new RowCopies(this, backup, _options);
        _file = _isFree ? null : new SqliteFile(Name, mayBeCreated: _mode == SqliteOpenMode.ReadWriteCreate);
        _inspection = _isFree ? null : new SqliteInspection(this);
        _scripts = new SqliteScriptWriter(this);
    }

    /// <summary>The absolute path of the file, with all links resolved. The lock, the journal and the backups are next to it.</summary>
    public string Name { get; }

    /// <inheritdoc />
    public string SystemName => "sqlite";

    /// <inheritdoc />
    public IQuoter Quoter { get; }

    /// <inheritdoc />
    public TableNameComparer Names => NameComparer.Tables;

    /// <inheritdoc />
    public string DefaultSchema => "main";

    /// <summary>
    /// The lock on the file <c>….lock</c> next to the database, which is never deleted; for an in-memory database, a lock within the
    /// process.
    /// </summary>
    public IMigrationLock Lock { get; }

    /// <inheritdoc />
    public TimeSpan LockTimeout { get; }

    /// <summary>Copies the file; null for an in-memory database.</summary>
    public IFileBackup? Backup { get; }

    /// <summary>Copies the file with its rows for dry runs; null for an in-memory database.</summary>
    public IRowCopies? RowCopies { get; }

    /// <summary>Creates the commands that add objects to an existing schema.</summary>
    public ISchemaScripter Scripter { get; } = new SqliteSchemaScripter();

    /// <inheritdoc />
    public TCapability? Find<TCapability>()
        where TCapability : class =>
        this as TCapability
        ?? Backup as TCapability
        ?? RowCopies as TCapability
        ?? Scripter as TCapability
        ?? _file as TCapability
        ?? _inspection as TCapability
        ?? _scripts as TCapability;

    /// <summary>
    /// The same database, with statements that any SQLite from 3.40 on understands, because another SQLite library may run the script.
    /// </summary>
    public SqliteDatabase ForScripts() => new(_options with { LibraryVersion = OldestForScripts, IsForScripts = true }, _isFree);

    /// <summary>The same database, for a check that must be quick.</summary>
    internal SqliteDatabase WithPatience(TimeSpan patience) => new(_options with { LockTimeout = patience }, _isFree);

    /// <inheritdoc />
    public string IntegerKeyTest(TableName table, string column) => Schema.IntegerKeyTest.Of(table, column);

    /// <inheritdoc />
    public string HighestKeys(TableName table, string column, int count)
    {
        var key = $"v.{Quoter.QuoteColumnName(column)}";
        return string.Create(CultureInfo.InvariantCulture, $"SELECT {key} FROM {this.Quote(table)} v ORDER BY {key} DESC LIMIT {count}");
    }

    /// <summary>Receives reports of long work.</summary>
    internal LongWork Work => _options.Work;

    /// <inheritdoc />
    public string? FindHolder() => LockHolders.Find(Name)?.ToString();

    /// <summary>Creates a database, in a file or in memory, that a single session uses.</summary>
    internal static SqliteDatabase OfOneSession(SqliteDatabaseOptions options) => new(options, mayBeFree: true);

    /// <inheritdoc />
    public IDatabaseSession Open(SessionAccess access)
    {
        if (_isFree)
            return OpenFree(access);

        // Reading the length opens no handle. A crash while a database is created leaves an empty file.
        var file = new FileInfo(Name);
        var isNew = !file.Exists || file.Length == 0;
        if ((SqliteFaults.NotAFile(Name) ?? SqliteFaults.Obstacle(Name, "nothing was written")) is { } obstacle)
            throw obstacle;
        if (isNew && IsFilled(Name + "-wal"))
            throw SqliteFaults.LogWithoutDatabase(Name);
        if (!file.Exists && _mode != SqliteOpenMode.ReadWriteCreate)
            throw SqliteFaults.MayNotCreate(Name, _mode);
        var isReadOnly = _mode == SqliteOpenMode.ReadOnly;
        var session = new SqliteSession(_connectionString, _options, isNew, onlyReads: access == SessionAccess.Read)
        {
            CreationMode = _mode,
            KeepsLog = HasLog,
        };
        try
        {
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
            throw SqliteFaults.Explain(Name, cause, "nothing was written") ?? SqliteFaults.CannotOpen(Name, cause);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Connects. A database in write-ahead-log mode in a place that is not writable is opened as immutable, because SQLite would need a
    /// shared file next to it (https://www.sqlite.org/wal.html#read_only_databases). While that file exists, others use the database. An
    /// immutable file has no SQLite locks, and closing it drops the locks of the process; but where the process may not write, it has no
    /// lock that protects a write.
    /// </summary>
    private void Connect(SqliteSession session, SqliteOpenMode mode)
    {
        session.Connect(mode);
        if (File.Exists(Name + "-shm"))
            return;
        try
        {
            session.SchemaRevision();
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode != raw.SQLITE_BUSY)
        {
            // Any other fault of the file is found, and reported, by the next read.
            if (SqliteFaults.MayBeReadAlone(cause))
                session.ConnectAlone(Name, hasLog: IsFilled(Name + "-wal"));
        }
    }

    /// <summary>A private in-memory database that is read-only does not exist.</summary>
    private SqliteSession OpenFree(SessionAccess access)
    {
        var session = new SqliteSession(_connectionString, _options, isNew: true, isFree: true, onlyReads: access == SessionAccess.Read);
        if (access == SessionAccess.Write || Name != ":memory:")
            session.EnsureCreated();
        session.ForbidWrites();
        return session;
    }

    /// <summary>
    /// Opens a connection to the file, prepared like those of the engine (<see cref="SqliteDatabaseOptions.ConnectionOpened"/>), for a
    /// program that needs SQLite itself. It may write, unless the connection string says Mode=ReadOnly, and waits for locks no longer than
    /// <paramref name="patience"/>.
    /// </summary>
    /// <param name="patience">How long to wait for a lock; fractions of a second count as a whole one.</param>
    /// <returns>The connection; the caller disposes it.</returns>
    /// <exception cref="MigrationException">The connection could not be prepared.</exception>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteConnection Connect(TimeSpan patience) =>
        PreparedConnection.Open(
            new SqliteConnectionStringBuilder(_connectionString)
            {
                Mode = _mode == SqliteOpenMode.ReadOnly ? _mode : SqliteOpenMode.ReadWrite,
                DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
            }.ConnectionString,
            _options
        );

    private static Dictionary<string, string> InMemory(IReadOnlyDictionary<string, string> files) =>
        files.Keys.ToDictionary(schema => schema, _ => ":memory:");

    /// <summary>
    /// Whether a journal or a write-ahead log has content: then a connection that may write would write it back when it opens or closes.
    /// Without content, such a connection leaves the file unchanged, while a read-only one would leave an empty log behind.
    /// </summary>
    private bool HasUnfinishedBusiness() => HasLog || IsFilled(Name + "-journal");

    private bool HasLog => IsFilled(Name + "-wal");

    private static bool IsFilled(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <inheritdoc />
    public IDatabaseSession OpenScratch()
    {
        var session = new SqliteSession(
            "Data Source=:memory:;Pooling=False",
            _options with
            {
                WriteAheadLog = null,
                AttachedDatabases = InMemory(_options.AttachedDatabases),
            },
            isNew: true,
            isFree: true
        );
        session.EnsureCreated();
        return session;
    }

    /// <inheritdoc />
    public IDatabaseSession? OpenTableCopy(TableShape table)
    {
        var copy = OpenScratch();
        if (SqliteSchemaCopy.TryMake(copy, table))
            return copy;
        copy.Dispose();
        return null;
    }

    /// <inheritdoc />
    public IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<TableName> tablesWithRows)
    {
        var copy = OpenScratch();
        try
        {
            SqliteSchemaCopy.Make(original, copy, tablesWithRows);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public IDisposable Subscribe(WorkListener listener) => Work.Subscribe(listener);

    /// <inheritdoc />
    public MigrationException? FindWriteObstacle() =>
        _mode == SqliteOpenMode.ReadOnly ? SqliteFaults.ReadOnlyMode(Name)
        : _isFree ? null
        : WriteAccess.Obstacle(Name);

    /// <inheritdoc />
    public MigrationException? Explain(Exception cause, string state) =>
        cause is SqliteException fault ? SqliteFaults.Explain(Name, fault, state) : null;
}
