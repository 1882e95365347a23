using Gromozeka.FluentMigrations.Hosting.Settings;
using Gromozeka.FluentMigrations.Hosting.Start;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>For programs that have services but no host.</summary>
public static class MigrationsServiceProviderExtensions
{
    /// <summary>
    /// Does with every registered database what a host does at startup. Returns when all notifications are delivered, or after another 10
    /// seconds.
    /// </summary>
    /// <param name="provider">The services.</param>
    /// <param name="cancellationToken">Interrupts the running step, which is then rolled back; the steps before it remain applied.</param>
    /// <exception cref="OptionsValidationException">A configuration value is wrong; the message names each key.</exception>
    /// <exception cref="MigrationException">A refusal, or a failed migration.</exception>
    public static async Task StartMigrationsAsync(this IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _ = provider.GetRequiredService<IOptions<StartSettings>>().Value;
        var starter = provider.GetRequiredService<DatabaseStarter>();
        foreach (var database in provider.GetRequiredService<DatabaseRegistrations>())
            await starter.StartAsync(database, cancellationToken).ConfigureAwait(false);
        // Without a host, nothing else would run meanwhile.
        foreach (var database in provider.GetRequiredService<DatabaseRegistrations>())
            await starter.ContinueAsync(database, cancellationToken).ConfigureAwait(false);
        await starter.TellAsync(cancellationToken).ConfigureAwait(false);
    }
}
