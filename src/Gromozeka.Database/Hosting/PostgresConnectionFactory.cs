using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Gromozeka.Database;

/// <summary>Lends connections of a pool to the PostgreSQL database.</summary>
internal sealed class PostgresConnectionFactory : IDatabaseConnectionFactory, IDisposable
{
    private readonly NpgsqlDataSource _source;

    public PostgresConnectionFactory(IDatabase database, IOptions<DatabaseOptions> configured)
    {
        Path = database.Name;
        var settings = new NpgsqlConnectionStringBuilder(configured.Value.ConnectionString)
        {
            CommandTimeout = configured.Value.CommandTimeoutSeconds,
        };
        _source = NpgsqlDataSource.Create(settings);
    }

    public string Path { get; }

    public DbConnection Open() => _source.OpenConnection();

    public void Dispose() => _source.Dispose();
}
