using Gromozeka.FluentMigrations;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.Bot;

/// <summary>Starts the host and says what came of it. Never lets the program go on with a database that is not migrated.</summary>
internal static class Startup
{
    private const int Cancelled = 130;

    /// <summary>Starts the host, which migrates, writes the status, and stops it.</summary>
    /// <returns>The exit code: 0, or the <see cref="ErrorCode.ExitCode"/> of what went wrong.</returns>
    public static async Task<int> RunAsync(IHost host, TextWriter output, TextWriter error)
    {
        try
        {
            await host.StartAsync();
            await output.WriteAsync(StatusText.Of(host.Services.GetRequiredService<MigrationManager>().GetStatus()));
            await host.StopAsync();
            return 0;
        }
        catch (MigrationException failure)
        {
            return await Fail(error, failure);
        }
        catch (OptionsValidationException invalid)
        {
            return await Fail(error, InvalidConfiguration(string.Join("\n", invalid.Failures)));
        }
        catch (InvalidOperationException unreadable) when (unreadable.Source == "Microsoft.Extensions.Configuration.Binder")
        {
            return await Fail(error, InvalidConfiguration(unreadable.InnerException is null ? unreadable.Message : $"{unreadable.Message} {unreadable.InnerException.Message}"));
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before it had started; the migration at work was rolled back.");
            return Cancelled;
        }
    }

    private static async Task<int> Fail(TextWriter error, MigrationException failure)
    {
        await error.WriteLineAsync(failure.Message);
        return failure.Code.ExitCode;
    }

    private static MigrationException InvalidConfiguration(string why) => new(
        ErrorCodes.InvalidConfiguration,
        "The bot was not started: its configuration is wrong.",
        why,
        "the database was not touched",
        "correct the key in appsettings.json or in the environment (Database__…), and start again");
}
