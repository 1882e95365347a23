using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.Database.Tests.Support;

/// <summary>The engine as the bot sets it up, on any file, without a host.</summary>
internal static class Bot
{
    public static MigrationManager Manager(
        DatabaseFile file,
        string? profile = null,
        Action<MigrationOptions>? change = null,
        CapturedLog? log = null
    )
    {
        var options = GromozekaMigrations.Options(profile);
        change?.Invoke(options);
        var services = new ServiceCollection()
            .AddLogging(logging =>
            {
                if (log is not null)
                    logging.AddProvider(log);
            })
            .BuildServiceProvider();
        return new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString, LockTimeout = Eventually.Limit }),
            options,
            services,
            services.GetRequiredService<ILogger<MigrationManager>>()
        );
    }

    /// <summary>A fresh database with all migrations.</summary>
    public static DatabaseFile Migrated(TempFolder folder, string name = "fresh.db", long? version = null)
    {
        var file = new DatabaseFile(folder.File(name));
        Manager(file).Migrate(version);
        return file;
    }

    public static string? Key(this DatabaseFile file, string key) => file.Scalar($"SELECT value FROM settings WHERE key = '{key}'");

    public static string Versions(this DatabaseFile file) => string.Join(",", file.Rows("SELECT version FROM migrations ORDER BY version"));
}
