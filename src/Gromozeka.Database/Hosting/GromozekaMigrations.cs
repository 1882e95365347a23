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
    public static MigrationOptions Options(string? profile = null)
    {
        var migrations = new MigrationOptions();
        Configure(migrations, profile);
        return migrations;
    }

    /// <summary>Adds the bot's migrations to options.</summary>
    internal static void Configure(MigrationOptions migrations, string? profile)
    {
        migrations.Assemblies.Add(typeof(GromozekaMigrations).Assembly);
        migrations.VersionTable = new SettingsVersionTable();
        migrations.Mirror = SettingsKeys.Mirror;
        migrations.KeepLog = true;
        migrations.Profile = profile;
        migrations.AdoptExistingDatabase = true;
        migrations.AdoptionChecks.Add(new PythonMigrationsCheck());
    }
}
