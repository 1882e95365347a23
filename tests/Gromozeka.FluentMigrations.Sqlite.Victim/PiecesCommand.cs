using Gromozeka.FluentMigrations.Sqlite.Victim.Pieces;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Works in pieces, each of which stays, until a test kills it.</summary>
internal static class PiecesCommand
{
    public static void Run(string file)
    {
        var options = new MigrationOptions { KeepLog = true, Namespace = typeof(WorkInPieces).Namespace };
        options.Assemblies.Add(typeof(WorkInPieces).Assembly);
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}", ForeignKeys = true });

        Console.WriteLine("begins");
        new MigrationManager(database, options).Migrate();
        Console.WriteLine("done");
    }
}
