using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Gromozeka.FluentMigrations.Sqlite.Victim.Rebuild;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// A host like the one of FluentMigrator's quick start, on the engine. Rebuilds table x, and kills itself at the n-th write (0 for never).
/// </summary>
internal static class HostCommand
{
    public static void Run(string file, int write)
    {
        if (write > 0)
        {
            FailPoints.Arm("kill", write);
            DiskFaults.Install();
        }

        Console.WriteLine("begins");
        Migrate(file);
        Console.WriteLine($"done {FailPoints.Passed}");
    }

    /// <summary>What the host does at its start.</summary>
    public static void Migrate(string file)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner =>
                runner
                    .AddGromozekaSQLite()
                    .WithGlobalConnectionString($"Data Source={file}")
                    .WithGlobalCommandTimeout(TimeSpan.FromHours(1))
                    .ScanIn(typeof(RebuildOfX).Assembly)
                    .For.Migrations()
            )
            .Configure<TypeFilterOptions>(options => options.Namespace = typeof(RebuildOfX).Namespace)
            .BuildServiceProvider();
        using var scope = services.CreateScope();

        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
    }
}
