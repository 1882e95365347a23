using Gromozeka.FluentMigrations.Sqlite.Victim.Pieces;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Works in pieces, outside of any transaction, until a test kills it.</summary>
internal static class PiecesCommand
{
    public static void Run(string file)
    {
        var options = new MigrationOptions { KeepLog = true, Namespace = typeof(WorkInPieces).Namespace };
        options.Assemblies.Add(typeof(WorkInPieces).Assembly);
        using var services = new ServiceCollection().BuildServiceProvider();
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}", ForeignKeys = true });

        Console.WriteLine("begins");
        new MigrationManager(database, options, services).Migrate();
        Console.WriteLine("done");
    }
}
