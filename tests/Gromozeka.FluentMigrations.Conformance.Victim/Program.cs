using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Conformance.Victim;
using Gromozeka.FluentMigrations.Conformance.Victim.InBatches;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres;
using Gromozeka.FluentMigrations.Sqlite;

// A process of its own for tests, which is killed at any moment: migrates a database of a product (first argument, connection string) up,
// or down to nothing; or in batches, up, or down by one. Says "begins" when it does, "step" after each step or "batch" after each batch,
// and at its end what it has done, or why not.
IDatabase database =
    args[0] == "SQLite"
        ? new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = args[1], LockTimeout = TimeSpan.FromMinutes(10) })
        : new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = args[1], LockTimeout = TimeSpan.FromMinutes(10) });
var isInBatches = args[2].StartsWith("batches", StringComparison.Ordinal);
var options = isInBatches ? Messages.Options() : Steps.Options();
options.Progress = isInBatches ? new Told(MigrationProgressKind.Rows, "batch") : new Told(MigrationProgressKind.StepCompleted, "step");
var manager = new MigrationManager(database, options);
Console.WriteLine("begins");
try
{
    var report = args[2] switch
    {
        "up" or "batches up" => manager.Migrate(),
        "batches down" => manager.RollbackTo(1),
        _ => manager.RollbackTo(0),
    };
    Console.WriteLine($"done {report.Steps.Count}");
    return 0;
}
catch (MigrationException error)
{
    Console.WriteLine($"refused {error.Code.Id}");
    Console.WriteLine(error.Message);
    return 1;
}
