using Gromozeka.Database.Adoption;
using Gromozeka.Database.History;
using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.Database;

/// <summary>
/// What the bot passes to the engine: its migrations, its version table, its <c>settings</c> keys, the log, and adoption.
/// </summary>
public static class GromozekaMigrations
{
    /// <summary>Creates the bot's database. Accesses no file.</summary>
    /// <param name="options">The section <c>Database</c> of the configuration, which must be valid.</param>
    /// <param name="configuration">The configuration: a relative path is resolved against the folder of its settings file.</param>
    public static IDatabase Database(DatabaseOptions options, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configuration);
        return new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = DatabaseLocation.Resolve(options.ConnectionString, configuration),
                ForeignKeys = options.ForeignKeys,
                WriteAheadLog = options.WriteAheadLog,
                LockTimeout = TimeSpan.FromSeconds(options.LockTimeoutSeconds),
            }
        );
    }

    /// <summary>The options of the bot's migrations.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="profile">The profile to run after the migrations; null for none.</param>
    public static MigrationOptions Options(DatabaseOptions options, string? profile = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var migrations = new MigrationOptions();
        Configure(migrations, options, profile);
        return migrations;
    }

    /// <summary>Adds the bot's migrations to options.</summary>
    internal static void Configure(MigrationOptions migrations, DatabaseOptions options, string? profile)
    {
        migrations.Assemblies.Add(typeof(GromozekaMigrations).Assembly);
        migrations.VersionTable = new SettingsVersionTable();
        migrations.Mirror = SettingsKeys.Mirror;
        migrations.KeepLog = true;
        migrations.Profile = profile;
        migrations.AdoptExistingDatabase = true;
        migrations.AdoptionChecks.Add(new PythonMigrationsCheck());
        migrations.AllowNewerDatabase = options.AllowNewerDatabase;
        migrations.AllowMissingMigrations = options.AllowMissingMigrations;
        migrations.AllowOutOfOrder = options.AllowOutOfOrder;
        migrations.AllowBreakingChange = options.AllowBreakingChange;
        migrations.StepTimeout = options.StepTimeoutSeconds == 0 ? null : TimeSpan.FromSeconds(options.StepTimeoutSeconds);
        migrations.AllowDataLoss = options.AllowDataLoss;
        migrations.ConfirmDataLoss = options.ConfirmDataLoss;
        migrations.Backup = options.Backup ? new BackupOptions { Folder = options.BackupFolder, Keep = options.BackupKeep } : null;
    }
}
