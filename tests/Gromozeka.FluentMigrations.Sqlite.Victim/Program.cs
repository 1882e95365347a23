using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Sqlite.Victim.Pieces;
using Gromozeka.FluentMigrations.Sqlite.Victim.Rebuild;

using Microsoft.Extensions.DependencyInjection;

// Rebuilds table x of a file, up or down, or works in pieces, until a test kills it. Says when it begins, so that the test can choose its
// moment from there.
var options = new MigrationOptions
{
    AllowDataLoss = true,
    KeepLog = args[1] == "pieces",
    Namespace = (args[1] == "pieces" ? typeof(WorkInPieces) : typeof(RebuildOfX)).Namespace,
};
options.Assemblies.Add(typeof(RebuildOfX).Assembly);
using var services = new ServiceCollection().BuildServiceProvider();
var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={args[0]}", ForeignKeys = true });
var migrations = new MigrationManager(database, options, services);

Console.WriteLine("begins");
if (args[1] == "down")
    migrations.RollbackTo(0);
else
    migrations.Migrate();
Console.WriteLine("done");
