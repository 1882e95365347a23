using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests.Samples;

/// <summary>The sample of docs/hosting.md; <c>DocumentationTests</c> compares it.</summary>
internal static class TelemetrySamples
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddMigrationsInstrumentation())
            .WithMetrics(metrics => metrics.AddMigrationsInstrumentation());
    }
}
