using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Gromozeka.Database;

/// <summary>Opens connections to the SQLite file.</summary>
internal sealed class SqliteConnectionFactory : IDatabaseConnectionFactory
{
    private readonly string _connectionString;

    public SqliteConnectionFactory(IDatabase database, IOptions<DatabaseOptions> configured)
    {
        var options = configured.Value;
        Path = database.Name;
        var settings = new SqliteConnectionStringBuilder(options.ConnectionString)
        {
            DataSource = Path,
            // Set explicitly, whatever the default of the bundled SQLite is.
            ForeignKeys = options.ForeignKeys,
            DefaultTimeout = options.CommandTimeoutSeconds,
            // The host creates and migrates the file; a connection must not create an empty one.
            Mode = SqliteOpenMode.ReadWrite,
        };
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
