using FluentMigrator.Generation;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>A database in a file, in SQLite's dialect. Thread-safe.</summary>
public sealed class SqliteDatabase : IDatabase
{
    private readonly SqliteDatabaseOptions _options;
    private readonly string _connectionString;

    /// <summary>Names a database. Touches no file.</summary>
    /// <param name="options">Which file, and how to open it.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no file.</exception>
    public SqliteDatabase(SqliteDatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (settings.DataSource.Length == 0 || settings.DataSource == ":memory:" || settings.Mode == SqliteOpenMode.Memory)
            throw new ArgumentException("The connection string must name a file: a database in memory vanishes with its connection.", nameof(options));
        if (settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("The connection string must name the path of a file, not a URI.", nameof(options));

        _options = options with { AttachedDatabases = options.AttachedDatabases.ToDictionary(file => file.Key, file => Path.GetFullPath(file.Value)) };
        Name = Path.GetFullPath(settings.DataSource);
        settings.DataSource = Name;
        settings.ForeignKeys = options.ForeignKeys;
        // A pooled connection would keep the file open, and its locks with it, after the run.
        settings.Pooling = false;
        _connectionString = settings.ConnectionString;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IQuoter Quoter => SqliteQuoter.Instance;

    /// <inheritdoc />
    public ISchemaScripter Scripter { get; } = new SqliteSchemaScripter();

    /// <inheritdoc />
    public IDatabaseSession Open(SessionAccess access)
    {
        // A look at the length opens no handle; a file of 0 bytes is what a crash while creating a database leaves.
        var file = new FileInfo(Name);
        var session = new SqliteSession(_connectionString, _options, isNew: !file.Exists || file.Length == 0);
        try
        {
            if (!session.IsNew)
                session.Connect(access == SessionAccess.Read && HasUnfinishedBusiness() ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite);
            if (access == SessionAccess.Read)
                session.ForbidWrites();
            return session;
        }
        catch (SqliteException cause)
        {
            session.Dispose();
            throw SqliteFaults.Explain(Name, cause, "nothing was written") ?? SqliteFaults.CannotOpen(Name, cause);
        }
    }

    private static Dictionary<string, string> InMemory(IReadOnlyDictionary<string, string> files) => files.Keys.ToDictionary(schema => schema, _ => ":memory:");

    /// <summary>
    /// Whether a journal or a write-ahead log holds something: then a connection that may write would write it back when it opens or
    /// closes. Without any, it leaves the file as it is; and one that may not write would leave an empty log of its own behind.
    /// </summary>
    private bool HasUnfinishedBusiness() => IsFilled(Name + "-wal") || IsFilled(Name + "-journal");

    private static bool IsFilled(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <inheritdoc />
    public IDatabaseSession OpenScratch()
    {
        var session = new SqliteSession("Data Source=:memory:;Pooling=False", _options with { WriteAheadLog = null, AttachedDatabases = InMemory(_options.AttachedDatabases) }, isNew: true);
        session.EnsureCreated();
        return session;
    }

    /// <inheritdoc />
    public MigrationException? Explain(Exception cause, string state) =>
        cause is SqliteException fault ? SqliteFaults.Explain(Name, fault, state) : null;
}
