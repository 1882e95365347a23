using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres;
using Gromozeka.FluentMigrations.Postgres.Connections;

namespace Gromozeka.FluentMigrations.Cli.Providers;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgresProvider : IDatabaseProvider
{
    public string Name => "postgres";

    public string SettingName => "Postgres";

    public string ExampleConnection => "Host=localhost;Database=shop;Username=shop";

    /// <summary>A replay needs a server; the connection is opened only then.</summary>
    public string ScratchConnection => "Host=localhost;Database=postgres";

    /// <summary>It has no paths.</summary>
    public string Complete(string connection)
    {
        ConnectionText.Read(connection, needsDatabase: false);
        return connection;
    }

    public bool HasServer => true;

    public IDatabase Create(string connection, TimeSpan lockTimeout, bool stripsComments, string? scratch) =>
        new PostgresDatabase(
            new PostgresDatabaseOptions
            {
                ConnectionString = connection,
                LockTimeout = lockTimeout,
                ScratchConnectionString = scratch,
            }
        );

    public string Package => "Gromozeka.FluentMigrations.Postgres";

    public string BundleCode =>
        "new Gromozeka.FluentMigrations.Postgres.PostgresDatabase(new Gromozeka.FluentMigrations.Postgres.PostgresDatabaseOptions"
        + " { ConnectionString = connection, LockTimeout = timeout })";
}
