using Gromozeka.FluentMigrations.Sqlite.Victim.Start;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Migrates as a small program does when it starts, and says which libraries were loaded for it.</summary>
internal static class StartCommand
{
    public static void Run(string file)
    {
        Console.WriteLine("begins");
        var options = new MigrationOptions { KeepLog = true, Namespace = typeof(CreateNotes).Namespace };
        options.Assemblies.Add(typeof(CreateNotes).Assembly);
        var report = new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}" }),
            options
        ).Migrate();
        Console.WriteLine($"steps: {report.Steps.Count}");
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            Console.WriteLine(assembly.GetName().Name);
    }
}
