using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Commands.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.Bot;

/// <summary>Starts the host and reports the result. The program never continues with a database that is not migrated.</summary>
internal static class Startup
{
    private const int Cancelled = 130;

    /// <summary>Builds the host and starts it, which migrates; writes the status, and stops it.</summary>
    /// <returns>The exit code: 0, or the <see cref="ErrorCode.ExitCode"/> of the error.</returns>
    public static async Task<int> RunAsync(Func<IHost> build, TextWriter output, TextWriter error)
    {
        try
        {
            using var host = build();
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
        catch (Exception unreadable) when (IsOfConfiguration(unreadable))
        {
            return await Fail(error, InvalidConfiguration(Reasons(unreadable)));
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped during startup; the running migration was rolled back.");
            return Cancelled;
        }
    }

    private static async Task<int> Fail(TextWriter error, MigrationException failure)
    {
        await error.WriteLineAsync(failure.Message);
        return failure.Code.ExitCode;
    }

    /// <summary>A value that cannot be converted, an unreadable settings file, or a missing settings folder.</summary>
    private static bool IsOfConfiguration(Exception error) =>
        error switch
        {
            InvalidOperationException => error.IsThrownBy("Microsoft.Extensions.Logging.Configuration")
                || error.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal),
            InvalidDataException => true,
            DirectoryNotFoundException => error.IsThrownBy("Microsoft.Extensions.FileProviders.Physical"),
            _ => false,
        };

    private static string Reasons(Exception error)
    {
        if (error is DirectoryNotFoundException)
            return $"the folder of the settings does not exist: {error.Message}";
        var reasons = new List<string>();
        for (var cause = error; cause is not null; cause = cause.InnerException)
            reasons.Add(cause.Message);
        return string.Join(" ", reasons);
    }

    private static MigrationException InvalidConfiguration(string why) =>
        new(
            ErrorCodes.InvalidConfiguration,
            "The bot was not started: its configuration is wrong.",
            why,
            "the database was not touched",
            "correct the key in appsettings.json or in the environment (Database__…), and start again"
        );
}
