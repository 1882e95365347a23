using FluentMigrator.Runner.Initialization;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner.Samples;

/// <summary>The shortest host, as the guide shows it.</summary>
public static class QuickStart
{
    public static void Run(string connectionString)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner
                .AddGromozekaSQLite()
                .WithGlobalConnectionString(connectionString)
                .ScanIn(typeof(AddNotes).Assembly).For.Migrations())
            .Configure<TypeFilterOptions>(options => options.Namespace = typeof(AddNotes).Namespace)
            .AddLogging(logging => logging.AddFluentMigratorConsole())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
    }
}
