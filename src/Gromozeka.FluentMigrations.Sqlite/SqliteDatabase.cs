using System.Globalization;
using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Places;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Scripts;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>
/// A database in SQLite's dialect: a file, an in-memory database that connections share by its name, or the database of an open
/// connection. Thread-safe; an open connection serves one call at a time.
/// </summary>
public sealed class SqliteDatabase : IDatabase, IScratchDatabases, IKeyRanges, IWriteObstacles, IWorkReports, IDisposable
{
    private const int OldestForScripts = 3040000;

    private static readonly TableRowNumbers s_rowNumbers = new();

    private readonly SqliteDatabaseOptions _options;
    private readonly PlaceCapabilities _capabilities;
    private readonly SqliteScriptWriter _scripts;

    /// <summary>Specifies a database. Opens nothing; resolves the links in its path once.</summary>
    /// <param name="options">Which database, and how to open it.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: the connection string cannot be read, or names
    /// neither a file nor an in-memory database that connections share.</exception>
    public SqliteDatabase(SqliteDatabaseOptions options)
        : this(options ?? throw new ArgumentNullException(nameof(options)), mayBePrivate: false) { }

    /// <summary>
    /// Uses an open connection: to an in-memory database, or one that only the program can open or prepare. Each call leaves it as it was:
    /// open, with its settings, functions and collations. It is never closed.
    /// </summary>
    /// <param name="connection">
    /// The connection. It must be open, without a transaction or a reader, whenever the engine is called; otherwise the call fails with
    /// <see cref="ErrorCodes.ConnectionUnusable"/> before anything is written. Nobody else may use it during the call. If another call of
    /// the engine uses it for longer than <see cref="SqliteDatabaseOptions.LockTimeout"/>, the call fails with
    /// <see cref="ErrorCodes.LockTimeout"/>.
    /// </param>
    /// <param name="configure">
    /// Changes the options; null for no changes. Foreign keys stay as they are on the connection, unless
    /// <see cref="SqliteDatabaseOptions.ForeignKeys"/> is set. <see cref="SqliteDatabaseOptions.ConnectionOpened"/> prepares the other
    /// connections that the engine opens, for dry runs, rebuilds and backups, and is not called for this one. The other connections can
    /// always call the collations and scalar functions of this one.
    /// </param>
    /// <remarks>
    /// SQLite has one commit hook, rollback hook, trace, preupdate hook, authorizer and progress handler for each connection, and does not
    /// return the existing one. A run that applies something replaces them and leaves them empty; a program that has set one must set it
    /// again. Calls that only read, and a run with nothing to do, replace none.
    /// </remarks>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: the options name databases to attach; attach
    /// them on the connection.</exception>
    public SqliteDatabase(SqliteConnection connection, Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? configure = null)
        : this(OptionsOf(connection, configure), mayBePrivate: true, connection) { }

    private SqliteDatabase(SqliteDatabaseOptions options, bool mayBePrivate, SqliteConnection? connection = null)
    {
        var location = SqliteLocation.Of(options.ConnectionString);
        if (!mayBePrivate && SqliteConnectionText.OfOneConnection(location) is { } error)
            throw error;
        var settings = location.Settings;
        _options =
            options.AttachedDatabases.Count == 0
                ? options
                : options with
                {
                    AttachedDatabases = options.AttachedDatabases.ToDictionary(file => file.Key, file => Path.GetFullPath(file.Value)),
                };
        // The driver does what the connection string requests.
        if (connection is null && settings.ForeignKeys == true)
            _options = _options with { ForeignKeys = true };
        settings.ForeignKeys = _options.ForeignKeys;
        // A pooled connection would keep the file open, and its locks with it, after the run.
        settings.Pooling = false;
        var place = SqlitePlace.Of(location, settings.ConnectionString);
        Place = connection is null ? place : new GivenPlace(connection, place);
        if (connection is not null)
            _options = _options with { ConnectionOpened = new LentFunctions(connection, Name, _options).LendTo + options.ConnectionOpened };
        Quoter = SqliteQuoter.Of(options);
        _scripts = new SqliteScriptWriter(this);
        _capabilities = Place.CapabilitiesOf(this, _options);
    }

    private SqliteDatabase(SqliteDatabaseOptions options, SqlitePlace place)
    {
        (_options, Place, Quoter) = (options, place, SqliteQuoter.Of(options));
        _scripts = new SqliteScriptWriter(this);
        _capabilities = place.CapabilitiesOf(this, options);
    }

    /// <summary>
    /// The absolute path of the file, with all links resolved; the lock, the journal and the backups are next to it. <c>:memory:</c>, or
    /// the URI of an in-memory database that connections share.
    /// </summary>
    public string Name => Place.Name;

    /// <summary>Where the database is.</summary>
    internal SqlitePlace Place { get; }

    /// <inheritdoc />
    public string SystemName => "sqlite";

    /// <summary>Whether foreign keys are enforced in a run.</summary>
    internal bool EnforcesForeignKeys => Place.EnforcesForeignKeys(_options);

    /// <inheritdoc />
    public IQuoter Quoter { get; }

    /// <inheritdoc />
    public TableNameComparer Names => NameComparer.Tables;

    /// <inheritdoc />
    public string DefaultSchema => "main";

    /// <summary>
    /// The lock on the file <c>….lock</c> next to the database, which is never deleted. For an in-memory database that connections share,
    /// and for an open connection, it is a lock within the process, which every run on the same database or connection takes.
    /// </summary>
    public IMigrationLock Lock => Place.Lock;

    /// <inheritdoc />
    public TimeSpan LockTimeout => _options.LockTimeout;

    /// <summary>Copies the file; null for an in-memory database.</summary>
    public IFileBackup? Backup => _capabilities.Backup;

    /// <summary>Copies the database with its rows for dry runs; null for an in-memory database of a single session.</summary>
    public IRowCopies? RowCopies => _capabilities.RowCopies;

    /// <summary>Creates the commands that add objects to an existing schema.</summary>
    public ISchemaScripter Scripter { get; } = new SqliteSchemaScripter();

    /// <inheritdoc />
    public TCapability? Find<TCapability>()
        where TCapability : class =>
        this as TCapability
        ?? _capabilities.Find<TCapability>()
        ?? Scripter as TCapability
        ?? _scripts as TCapability
        ?? s_rowNumbers as TCapability;

    /// <summary>
    /// The same database, with statements that any SQLite from 3.40 on understands, because another SQLite library may run the script.
    /// </summary>
    public SqliteDatabase ForScripts() => new(_options with { LibraryVersion = OldestForScripts, IsForScripts = true }, Place);

    /// <summary>The same database, for a check that must be quick.</summary>
    internal SqliteDatabase WithPatience(TimeSpan patience) => new(_options with { LockTimeout = patience }, Place);

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
    public string? FindHolder() => Place.FindHolder();

    /// <summary>Names a database that a single session uses: in a file, or in memory.</summary>
    internal static SqliteDatabase OfOneSession(SqliteDatabaseOptions options) => new(options, mayBePrivate: true);

    /// <inheritdoc />
    public IDatabaseSession Open(SessionAccess access) => Open(access, CancellationToken.None);

    /// <inheritdoc />
    public IDatabaseSession Open(SessionAccess access, CancellationToken cancellationToken) =>
        Place.Open(_options, access, cancellationToken);

    /// <summary>
    /// Opens a connection to the database, prepared like those of the engine (<see cref="SqliteDatabaseOptions.ConnectionOpened"/>), for a
    /// program that needs SQLite itself. It may write, unless the connection string says Mode=ReadOnly, and waits for locks no longer than
    /// <paramref name="patience"/>.
    /// </summary>
    /// <param name="patience">How long to wait for a lock; fractions of a second count as a whole one.</param>
    /// <returns>The connection; the caller disposes it.</returns>
    /// <exception cref="MigrationException">The connection could not be prepared.</exception>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteConnection Connect(TimeSpan patience) => Place.Connect(_options, (int)Math.Ceiling(patience.TotalSeconds));

    private static Dictionary<string, string> InMemory(IReadOnlyDictionary<string, string> files) =>
        files.Keys.ToDictionary(schema => schema, _ => ":memory:");

    /// <summary>They are in memory.</summary>
    public bool AreCheap => true;

    /// <inheritdoc />
    public IDatabaseSession OpenScratch()
    {
        var session = new SqliteSession(
            Place.ScratchConnection(_options),
            _options with
            {
                // The rows of the empty database are not those of this one, whose listeners would count them.
                Work = new LongWork(),
                WriteAheadLog = null,
                AttachedDatabases = InMemory(_options.AttachedDatabases),
                ConnectionOpened = OtherFiles.InMemory(_options.ConnectionOpened),
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
    public IDisposable Subscribe(WorkListener listener) => _options.Work.Subscribe(listener);

    /// <inheritdoc />
    public MigrationException? FindWriteObstacle() => Place.FindWriteObstacle();

    /// <inheritdoc />
    public MigrationException? Explain(Exception cause, string state) =>
        cause is SqliteException fault ? Place.Explain(fault, state) : null;

    /// <summary>
    /// Closes the connection that keeps a shared in-memory database alive. The database is deleted if no other connection to it is open.
    /// For a file or an open connection, does nothing.
    /// </summary>
    public void Dispose() => Place.Dispose();

    private static SqliteDatabaseOptions OptionsOf(
        SqliteConnection connection,
        Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? configure
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        var options = new SqliteDatabaseOptions { ConnectionString = connection.ConnectionString };
        options = configure?.Invoke(options) ?? options;
        return options.AttachedDatabases.Count == 0
            ? options with
            {
                ConnectionString = connection.ConnectionString,
            }
            : throw GivenFaults.Attaches();
    }
}
