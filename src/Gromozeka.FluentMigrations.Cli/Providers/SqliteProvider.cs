using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Cli.Providers;

/// <summary>SQLite.</summary>
internal sealed class SqliteProvider : IDatabaseProvider
{
    public string Name => "sqlite";

    public string SettingName => "Sqlite";

    public string ExampleConnection => "Data Source=shop.db";

    public string ScratchConnection => "Data Source=schema;Mode=Memory;Cache=Shared";

    /// <summary>A relative path is relative to the user's current folder, not to the program's.</summary>
    public string Complete(string connection)
    {
        var settings = SqliteConnectionText.Read(connection);
        if (
            settings.DataSource.Length > 0
            && settings.DataSource[0] is not (':' or '|')
            && !settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        )
            settings.DataSource = Path.GetFullPath(settings.DataSource);
        return settings.ConnectionString;
    }

    public IDatabase Create(string connection, TimeSpan lockTimeout, bool stripsComments, string? scratch) =>
        new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = connection,
                LockTimeout = lockTimeout,
                StripComments = stripsComments,
            }
        );

    public bool HasServer => false;

    public string Package => "Gromozeka.FluentMigrations.Sqlite";

    public string BundleCode =>
        "new Gromozeka.FluentMigrations.Sqlite.SqliteDatabase(new Gromozeka.FluentMigrations.Sqlite.SqliteDatabaseOptions"
        + " { ConnectionString = connection, LockTimeout = timeout, StripComments = true })";
}
