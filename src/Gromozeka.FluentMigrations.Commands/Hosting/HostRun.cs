using Gromozeka.FluentMigrations.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>
/// Runs a host, and turns the errors of its migrations into exit codes: a service manager must know whether a restart can help. An
/// unhandled exception would always be the same signal.
/// </summary>
internal static class HostRun
{
    public static async Task<int> RunAsync(IHost host, CancellationToken cancellationToken)
    {
        // The services are disposed with the host.
        var lifetime = host.Services.GetService<IHostApplicationLifetime>();
        var (started, stopping) = (lifetime?.ApplicationStarted ?? default, lifetime?.ApplicationStopping ?? default);
        try
        {
            await host.RunAsync(cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        }
        catch (Exception cause) when (FailureOf(cause) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
            return failure.Code.ExitCode;
        }
        catch (OperationCanceledException cancelled)
            when (stopping.IsCancellationRequested && !started.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // An exception of the engine says what it left behind; other exceptions do not.
            var state = cancelled.Message == new OperationCanceledException().Message ? "" : " " + Secrets.Mask(cancelled.Message);
            await Console.Error.WriteLineAsync($"Stopped during startup.{state}").ConfigureAwait(false);
            return ExitCodes.Interrupted;
        }
    }

    private static MigrationException? FailureOf(Exception cause) =>
        cause switch
        {
            MigrationException failure => failure,
            AggregateException several => several.Flatten().InnerExceptions.OfType<MigrationException>().FirstOrDefault(),
            OptionsValidationException invalid => SettingErrors.Of(string.Join("\n", invalid.Failures)),
            _ => null,
        };
}
