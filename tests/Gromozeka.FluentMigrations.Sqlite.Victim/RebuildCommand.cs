using Gromozeka.FluentMigrations.Sqlite.Victim.Rebuild;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Rebuilds table x of a file, up or down, until a test kills it, or it kills itself at the n-th write (0 for never).</summary>
internal static class RebuildCommand
{
    public static void Run(string file, string direction, int write)
    {
        var options = new MigrationOptions
        {
            AllowDataLoss = true,
            Backup = null,
            Namespace = typeof(RebuildOfX).Namespace,
        };
        options.Assemblies.Add(typeof(RebuildOfX).Assembly);
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}", ForeignKeys = true });
        var migrations = new MigrationManager(database, options);

        if (write > 0)
        {
            FailPoints.Arm("kill", write);
            DiskFaults.Install();
        }

        Console.WriteLine("begins");
        if (direction == "up")
            migrations.Migrate();
        else
            migrations.RollbackTo(0);
        Console.WriteLine($"done {FailPoints.Passed}");
    }
}
