using Gromozeka.FluentMigrations.Sqlite.Victim.Batches;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Migrates or rolls back in batches until a test kills it.</summary>
internal static class BatchesCommand
{
    public static void Run(string file, string direction)
    {
        var options = new MigrationOptions
        {
            KeepLog = true,
            Backup = null,
            Namespace = typeof(CountRows).Namespace,
        };
        options.Assemblies.Add(typeof(CountRows).Assembly);
        using var services = new ServiceCollection().BuildServiceProvider();
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}" });
        var manager = new MigrationManager(database, options, services);

        Console.WriteLine("begins");
        if (direction == "up")
            manager.Migrate();
        else
            manager.Rollback();
        Console.WriteLine("done");
    }
}
