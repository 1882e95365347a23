using Gromozeka.FluentMigrations.Postgres.Tests.Samples;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Runs;

/// <summary>The engine creates no backup of a server's database.</summary>
public class BackupTests
{
    [PostgresFact]
    public void Migrate_DatabaseWithRows_SaysHowToBackItUp()
    {
        using var place = new PostgresDatabaseOfTest();
        place.Execute("CREATE TABLE rows (id int); INSERT INTO rows VALUES (1)");
        using var database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = place.ConnectionString });
        var options = new MigrationOptions { Namespace = typeof(Migration003Search).Namespace, Numbering = NumberingPolicy.Any };
        options.Assemblies.Add(typeof(BackupTests).Assembly);
        var log = new CapturedLog();

        new MigrationManager(database, options, logger: log.For<MigrationManager>()).Migrate();

        Assert.Contains(log.Entries, entry => entry.Text.Contains("pg_dump --format=custom", StringComparison.Ordinal));
    }
}
