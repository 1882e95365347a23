using FluentMigrator;

using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;

// The code that README.md and docs/guide.md show: DocumentationTests holds every block there against this file, and SampleTests runs
// each migration. A namespace each, because several of them are "the next migration".

namespace Gromozeka.Database.Samples.UserPreferences
{
    [Migration(3, "User preferences")]
    public sealed class Migration003UserPreferences : Migration
    {
        public override void Up()
        {
            Create.Table("user_preferences")
                .WithColumn("user_id").AsInt64().PrimaryKey()
                .WithColumn("language").AsString().WithDefaultValue("en")
                .WithColumn("created_at").AsCustom("TIMESTAMP").Nullable().WithDefault(SystemMethods.CurrentUTCDateTime);
        }

        public override void Down() => Delete.Table("user_preferences");
    }
}

namespace Gromozeka.Database.Samples.Data
{
    [Migration(3, "Change data")]
    public sealed class ChangeData : Migration
    {
        public override void Up()
        {
            Insert.IntoTable("example_features")
                .Row(new { name = "Summaries", enabled = true })
                .Row(new { name = "It's the weather", enabled = false });
            Update.Table("example_features").Set(new { enabled = false }).Where(new { name = "Summaries" });
            Delete.FromTable("example_features").Row(new { name = "It's the weather" });
            Execute.Sql("UPDATE example_features SET name = upper(name) WHERE enabled");
        }

        public override void Down() => Delete.FromTable("example_features").AllRows();
    }
}

namespace Gromozeka.Database.Samples.Connection
{
    [Migration(3, "Take the connection")]
    public sealed class TakeTheConnection : Migration
    {
        public override void Up()
        {
            Execute.WithConnection((connection, transaction) =>
            {
                using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "SELECT count(*) FROM example_features";
                if ((long)command.ExecuteScalar()! == 0)
                {
                    command.CommandText = "INSERT INTO example_features (name) VALUES ('first')";
                    command.ExecuteNonQuery();
                }
            });
        }

        public override void Down() => Delete.FromTable("example_features").AllRows();
    }
}

namespace Gromozeka.Database.Samples.Services
{
    public interface IFeatureNames
    {
        IReadOnlyList<string> All { get; }
    }

    [Migration(3, "Features from configuration")]
    public sealed class Migration003FeaturesFromConfiguration(IFeatureNames names) : Migration
    {
        public override void Up()
        {
            foreach (var name in names.All)
                Insert.IntoTable("example_features").Row(new { name });
        }

        public override void Down()
        {
            foreach (var name in names.All)
                Delete.FromTable("example_features").Row(new { name });
        }
    }
}

namespace Gromozeka.Database.Samples.Seed
{
    [Profile("Development")]
    public sealed class SampleFeatures : Migration
    {
        public override void Up() =>
            Execute.Sql("INSERT INTO example_features (name) SELECT 'sample' WHERE NOT EXISTS (SELECT 1 FROM example_features)");

        public override void Down()
        {
        }
    }
}

namespace Gromozeka.Database.Samples.Host
{
    internal sealed class Program
    {
        public static void Start()
        {
            var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = "Data Source=shop.db" });
            var migrations = new MigrationManager(database, new MigrationOptions { Assemblies = { typeof(Program).Assembly } });

            migrations.Migrate();
        }

        public static void TryTheWayBack(MigrationManager migrations)
        {
            migrations.Migrate();
            migrations.Rollback();
            migrations.Migrate();
        }
    }
}

namespace Gromozeka.Database.Samples.Operations
{
    internal static class RollBack
    {
        public static void Undo(MigrationManager migrations)
        {
            migrations.Rollback();
            migrations.RollbackTo(1);
        }

    }

    internal static class BackUp
    {
        public static RestoreReport AndRestore(IDatabase database, MigrationOptions options)
        {
            var backups = new BackupManager(database, options);
            Backup made = backups.Create();
            foreach (Backup backup in backups.List())
                Console.WriteLine($"{backup.Name}  version {backup.Version}  {backups.Verify(backup.Name) ?? "ok"}");
            RestoreReport report = backups.Restore(made.Name);
            return report;
        }
    }
}
