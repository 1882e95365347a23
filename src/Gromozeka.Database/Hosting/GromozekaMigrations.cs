using Gromozeka.Database.Adoption;
using Gromozeka.Database.History;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database;

/// <summary>
/// What the bot passes to the engine: its migrations, its version table, its <c>settings</c> keys, the log, and adoption.
/// </summary>
public static class GromozekaMigrations
{
    /// <summary>The options of the bot's migrations.</summary>
    /// <param name="profile">The profile to run after the migrations; null for none.</param>
    /// <param name="provider">The database product.</param>
    public static MigrationOptions Options(string? profile = null, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var migrations = new MigrationOptions();
        Configure(migrations, profile, provider);
        return migrations;
    }

    /// <summary>Adds the bot's migrations to options.</summary>
    internal static void Configure(MigrationOptions migrations, string? profile, DatabaseProvider provider)
    {
        migrations.Assemblies.Add(typeof(GromozekaMigrations).Assembly);
        migrations.VersionTable = new SettingsVersionTable();
        migrations.Mirror = provider == DatabaseProvider.Sqlite ? SettingsKeys.Mirror : PostgresSettingsKeys.Mirror;
        migrations.KeepLog = true;
        migrations.Profile = profile;
        migrations.AdoptExistingDatabase = true;
        // They ran on files only.
        if (provider == DatabaseProvider.Sqlite)
            migrations.AdoptionChecks.Add(new PythonMigrationsCheck());
    }
}
