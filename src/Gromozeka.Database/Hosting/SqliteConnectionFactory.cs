using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Gromozeka.Database;

/// <summary>Opens connections to the SQLite file.</summary>
internal sealed class SqliteConnectionFactory : IDatabaseConnectionFactory
{
    private readonly string _connectionString;

    public SqliteConnectionFactory(string connectionString, DatabaseOptions options)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString)
        {
            // Set explicitly, whatever the default of the bundled SQLite is.
            ForeignKeys = options.ForeignKeys,
            DefaultTimeout = options.CommandTimeoutSeconds,
            // The host creates and migrates the file; a connection must not create an empty one.
            Mode = SqliteOpenMode.ReadWrite,
        };
        Path = settings.DataSource;
        _connectionString = settings.ConnectionString;
    }

    public string Path { get; }

    public DbConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
