using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;

var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = "Data Source=shop.db" });
var migrations = new MigrationManager(database, new MigrationOptions { Assemblies = { typeof(Program).Assembly } });

migrations.Migrate();
Console.WriteLine($"version {migrations.GetStatus().CurrentVersion}");
