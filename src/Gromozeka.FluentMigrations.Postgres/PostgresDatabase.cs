using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Postgres.Inspection;
using Gromozeka.FluentMigrations.Postgres.Locking;
using Gromozeka.FluentMigrations.Postgres.Schema;
using Gromozeka.FluentMigrations.Postgres.Scratch;
using Gromozeka.FluentMigrations.Postgres.Sql;
using Gromozeka.FluentMigrations.Postgres.Trials;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Postgres;

/// <summary>A database of a PostgreSQL server, version 12 or later. Thread-safe; the sessions that it opens are not.</summary>
public sealed class PostgresDatabase : IDatabase, IKeyRanges, IDisposable
{
    private readonly PostgresInspection _inspection;
    private readonly ScratchDatabases _scratch;
    private readonly TrialTransactions _trials;
    private readonly PostgresSchemaScripter _scripter;
    private static readonly KeyTexts s_keyTexts = new();
    private readonly BlockingForecasts _blocking = new();

    /// <summary>Specifies a database. Connects to nothing.</summary>
    /// <param name="options">Which database, and how to use it.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: the connection string cannot be read, or names
    /// no database.</exception>
    public PostgresDatabase(PostgresDatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Sources = new ConnectionSources(options);
        Lock = new PostgresLock(Sources);
        _inspection = new PostgresInspection(this);
        _scripter = new PostgresSchemaScripter(Quoter);
        _scratch = new ScratchDatabases(this);
        _trials = new TrialTransactions(this);
    }

    /// <summary>The database as messages name it: host, port and database.</summary>
    public string Name => Sources.Name;

    /// <summary>Names are compared as written: the engine quotes each.</summary>
    public TableNameComparer Names => PostgresNames.Comparer;

    /// <inheritdoc />
    public string SystemName => "postgresql";

    /// <inheritdoc />
    public IQuoter Quoter { get; } = new PreciseQuoter();

    /// <summary>FluentMigrator's default on PostgreSQL, whatever the <c>search_path</c> is.</summary>
    public string DefaultSchema => PostgresNames.DefaultSchema;

    /// <summary>
    /// An advisory lock that a connection of its own holds, so that the server releases it when the process ends
    /// (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS).
    /// </summary>
    public IMigrationLock Lock { get; }

    /// <inheritdoc />
    public TimeSpan LockTimeout => Options.LockTimeout;

    /// <summary>How it is used.</summary>
    internal PostgresDatabaseOptions Options { get; }

    /// <summary>Where its connections come from.</summary>
    internal ConnectionSources Sources { get; }

    /// <inheritdoc />
    public IDatabaseSession Open(SessionAccess access) => OpenSession(access);

    /// <inheritdoc />
    public MigrationException? Explain(Exception cause, string state) => PostgresFaults.Explain(Name, cause, state);

    /// <inheritdoc />
    public TCapability? Find<TCapability>()
        where TCapability : class =>
        this as TCapability
        ?? _inspection as TCapability
        ?? _scratch as TCapability
        ?? _trials as TCapability
        ?? _scripter as TCapability
        ?? _blocking as TCapability
        ?? s_keyTexts as TCapability;

    /// <inheritdoc />
    public string IntegerKeyTest(TableName table, string column) => KeyTest.Of(this, table, column);

    /// <inheritdoc />
    public string HighestKeys(TableName table, string column, int count) => KeyTest.Highest(this, table, column, count);

    /// <summary>Closes what connections share. The sessions that are open stay open.</summary>
    public void Dispose() => Sources.Dispose();

    /// <summary>Opens a session with the verbs that only this dialect has.</summary>
    internal PostgresSession OpenSession(SessionAccess access)
    {
        var session = new PostgresSession(this, access);
        try
        {
            session.Connect();
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
