using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres;

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
    public string Complete(string connection) => connection;

    public IDatabase Create(string connection, TimeSpan lockTimeout, bool stripsComments) =>
        new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = connection, LockTimeout = lockTimeout });

    /// <summary>A database of a server is no file.</summary>
    public string? Recognize(string file) => null;
}
