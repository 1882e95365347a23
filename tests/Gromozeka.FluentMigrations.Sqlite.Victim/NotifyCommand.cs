using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite.Victim.Rebuild;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// A program that ends right after its run, in one of the ways in which programs end, while a notifier has not said its last word yet.
/// </summary>
internal static class NotifyCommand
{
    public static async Task RunAsync(string file, string way)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<IMigrationNotifier, Slow>();
        builder.Services.AddMigrations(migrations =>
            migrations.UseSqlite($"Data Source={file}").ScanIn<RebuildOfX>().InNamespace(typeof(RebuildOfX).Namespace!)
        );
        if (way == "run")
            builder.Services.AddHostedService<Ending>();
        var host = builder.Build();
        Console.WriteLine("begins");
        switch (way)
        {
            case "run":
                await host.RunAsync();
                break;
            case "command":
                await host.RunWithMigrationCommandsAsync(["migrate", "--quiet"]);
                break;
            case "commands of services":
                MigrationCommands.Run(["migrate", "--quiet"], () => host.Services);
                break;
            case "services":
                await host.Services.StartMigrationsAsync();
                break;
            case "dispose":
                using (host)
                    await host.StartAsync();
                break;
            case "exit":
                await host.StartAsync();
                Environment.Exit(0);
                break;
            default:
                await host.StartAsync();
                break;
        }
    }

    /// <summary>Says its word long after a program that does not wait for it has ended.</summary>
    private sealed class Slow : IMigrationNotifier
    {
        public async Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken)
        {
            if (progress.Kind != MigrationProgressKind.RunCompleted)
                return;
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            Console.WriteLine("told");
        }
    }

    private sealed class Ending(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }
    }
}
