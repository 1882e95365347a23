using Gromozeka.FluentMigrations.Sqlite.Victim.Batches;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Migrates or rolls back in batches until a test kills it. It begins with its first batch.</summary>
internal static class BatchesCommand
{
    public static void Run(string file, string direction)
    {
        var hasBegun = false;
        var options = new MigrationOptions
        {
            KeepLog = true,
            Backup = null,
            Namespace = typeof(CountRows).Namespace,
            Executing = _ => Begin(ref hasBegun),
        };
        options.Assemblies.Add(typeof(CountRows).Assembly);
        using var services = new ServiceCollection().BuildServiceProvider();
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={file}",
                // The operating system keeps what a killed process has written; to wait for the disk would only make the test longer.
                ConnectionOpened = connection =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = "PRAGMA synchronous = OFF";
                    command.ExecuteNonQuery();
                },
            }
        );
        var manager = new MigrationManager(database, options, services);

        if (direction == "up")
            manager.Migrate();
        else
            manager.Rollback();
        // Another process has done it all.
        Begin(ref hasBegun);
        Console.WriteLine("done");
    }

    private static void Begin(ref bool hasBegun)
    {
        if (!hasBegun)
            Console.WriteLine("begins");
        hasBegun = true;
    }
}
