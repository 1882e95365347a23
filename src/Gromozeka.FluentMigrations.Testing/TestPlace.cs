using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Testing;

/// <summary>Where the database of a test is.</summary>
internal sealed class TestPlace : IDisposable
{
    private readonly string? _folder;
    private readonly SqliteConnection? _open;

    private TestPlace(SqliteDatabase database, string connectionString, string? folder = null, SqliteConnection? open = null) =>
        (Database, ConnectionString, _folder, _open) = (database, connectionString, folder, open);

    public SqliteDatabase Database { get; }

    public string ConnectionString { get; }

    /// <summary>The temporary file; null if the database is not in one.</summary>
    public string? Path => _folder is null ? null : Database.Name;

    public static TestPlace InFile()
    {
        var folder = Directory.CreateTempSubdirectory("migrations-").FullName;
        return Of(System.IO.Path.Combine(folder, "test.db"), folder);
    }

    /// <summary>
    /// Creates an in-memory database without a shared cache, because connections that share a cache lock single tables, unlike connections
    /// to a file (https://www.sqlite.org/sharedcache.html).
    /// </summary>
    public static TestPlace InMemory()
    {
        var place = Of($"file:/{Guid.NewGuid():N}?vfs=memdb", folder: null);
        // The first session makes the database object keep it alive.
        place.Database.Open(SessionAccess.Read).Dispose();
        return place;
    }

    public static TestPlace On(SqliteConnection open) => new(new SqliteDatabase(open), open.ConnectionString, open: open);

    /// <summary>Runs a function on the open connection, or on one that is opened for it.</summary>
    public T Use<T>(Func<SqliteConnection, T> use)
    {
        if (_open is not null)
            return use(_open);
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return use(connection);
    }

    public void Dispose()
    {
        Database.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private static TestPlace Of(string source, string? folder)
    {
        var text = $"Data Source={source};Pooling=False;Foreign Keys=False";
        return new TestPlace(new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = text }), text, folder);
    }
}
