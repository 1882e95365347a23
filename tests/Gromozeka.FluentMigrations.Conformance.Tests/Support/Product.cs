using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>A database product: a database of its own for one test, which the test asks with nothing of the engine in between.</summary>
internal abstract class Product : IDisposable
{
    private readonly List<IDisposable> _databases = [];

    /// <summary>The migrations of the test.</summary>
    public Script Script { get; } = new();

    public CapturedLog Log { get; } = new();

    /// <summary>What keeps the current version in the table <c>facts</c>, in this product's SQL.</summary>
    public abstract HistoryMirror Mirror { get; }

    /// <summary>The connection string, as a program would have it.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>The database, as a manager gets it.</summary>
    public IDatabase Database(TimeSpan? lockTimeout = null)
    {
        var database = NewDatabase(lockTimeout ?? Eventually.Limit);
        if (database is IDisposable owned)
            _databases.Add(owned);
        return database;
    }

    /// <summary>A manager of the scripted migrations in one namespace, by default of three.</summary>
    public MigrationManager Manager(
        string @namespace = Fixture.Three,
        Action<MigrationOptions>? configure = null,
        TimeSpan? lockTimeout = null
    ) =>
        new(
            Database(lockTimeout),
            Options(@namespace, configure),
            new ServiceCollection().AddSingleton(Script).BuildServiceProvider(),
            Log.For<MigrationManager>()
        );

    /// <summary>The same, with everything that the history can keep.</summary>
    public MigrationManager FullManager(string @namespace = Fixture.Three, Action<MigrationOptions>? configure = null) =>
        Manager(@namespace, options =>
        {
            options.VersionTable = new HistoryTable();
            options.Mirror = Mirror;
            options.KeepLog = true;
            configure?.Invoke(options);
        });

    /// <summary>Options for the migrations in one namespace. Only some products have backups, which have tests of their own.</summary>
    public static MigrationOptions Options(string @namespace, Action<MigrationOptions>? configure = null)
    {
        var options = new MigrationOptions { Namespace = @namespace, Backup = null };
        options.Assemblies.Add(typeof(Product).Assembly);
        configure?.Invoke(options);
        return options;
    }

    /// <summary>Connects with nothing of the engine in between.</summary>
    public abstract DbConnection Connect();

    /// <summary>Statements of this product; BIGINT is the type that the dialect has for 64 bits.</summary>
    public string Sql(string sql) => sql.Replace("BIGINT", Int64Type, StringComparison.Ordinal);

    /// <summary>Runs statements; BIGINT is the type that the dialect has for 64 bits.</summary>
    public void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = Sql(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Each row as one text, its values separated by a line.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Connect();
        return connection.ReadRows(sql);
    }

    /// <summary>All rows in one line.</summary>
    public string Read(string sql) => string.Join("; ", Rows(sql));

    /// <summary>Does what the first session does after a crash that may write, if the product leaves that to its sessions.</summary>
    public virtual void Recover() { }

    /// <summary>The applied versions, as the table holds them.</summary>
    public string Versions(string table = "\"VersionInfo\"", string column = "\"Version\"") =>
        string.Join(",", Rows($"SELECT {column} FROM {table} ORDER BY 1"));

    public void Dispose()
    {
        foreach (var database in _databases)
            database.Dispose();
        Drop();
    }

    protected abstract string Int64Type { get; }

    protected abstract IDatabase NewDatabase(TimeSpan lockTimeout);

    protected abstract void Drop();
}
