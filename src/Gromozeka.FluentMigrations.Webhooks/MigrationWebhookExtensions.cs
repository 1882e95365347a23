using Gromozeka.FluentMigrations.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Webhooks;

/// <summary>Notifies a URL of migrations.</summary>
public static class MigrationWebhookExtensions
{
    /// <summary>
    /// Notifies a URL of the runs of <c>AddMigrations</c>. A failed request is retried within the timeout; a notification that cannot be
    /// delivered is logged, and never fails a run.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the URL and other options.</param>
    public static IServiceCollection AddMigrationWebhook(this IServiceCollection services, Action<MigrationWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services
            .AddOptions<MigrationWebhookOptions>()
            .Configure(configure)
            .Validate(
                options => options.Url is { IsAbsoluteUri: true, Scheme: "http" or "https" },
                "The migration webhook needs an absolute http or https Url."
            )
            .Validate(options => options.Timeout > TimeSpan.Zero, "The Timeout of the migration webhook must be greater than 0.")
            .ValidateOnStart();
        services.AddSingleton<IMigrationNotifier, WebhookNotifier>();
        services
            .AddHttpClient(WebhookNotifier.Client)
            .AddStandardResilienceHandler()
            .Configure(
                (resilience, provider) =>
                {
                    var timeout = provider.GetRequiredService<IOptions<MigrationWebhookOptions>>().Value.Timeout;
                    resilience.TotalRequestTimeout.Timeout = timeout;
                    resilience.AttemptTimeout.Timeout = timeout / 2;
                    resilience.Retry.Delay = TimeSpan.FromMilliseconds(200);
                    resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromTicks(
                        Math.Max(timeout.Ticks, TimeSpan.FromSeconds(30).Ticks)
                    );
                }
            );
        return services;
    }
}
