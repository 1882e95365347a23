using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Sqlite.Victim;

using Microsoft.Extensions.DependencyInjection;

// Rebuilds table x of a file, up or down, until a test kills it. Says when it begins, so that the test can choose its moment from there.
var options = new MigrationOptions { AllowDataLoss = true };
options.Assemblies.Add(typeof(RebuildOfX).Assembly);
using var services = new ServiceCollection().BuildServiceProvider();
var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={args[0]}", ForeignKeys = true });
var migrations = new MigrationManager(database, options, services);

Console.WriteLine("begins");
if (args[1] == "up")
    migrations.Migrate();
else
    migrations.RollbackTo(0);
Console.WriteLine("done");
