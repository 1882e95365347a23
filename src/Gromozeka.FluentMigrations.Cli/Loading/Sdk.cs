using System.ComponentModel;
using System.Diagnostics;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The result of an SDK command.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to stdout, from which its answer is read.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record SdkRun(int ExitCode, string Output, string Error)
{
    public string All => Output + Error;
}

/// <summary>The .NET SDK, which builds and publishes projects.</summary>
internal static class Sdk
{
    /// <summary>Runs an SDK command until it ends, or until this command is canceled.</summary>
    /// <param name="context">The command that needs it.</param>
    /// <param name="project">The project, for messages.</param>
    /// <param name="arguments">The words after <c>dotnet</c>.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.BuildFailed"/>: there is no SDK.</exception>
    public static SdkRun Run(CommandContext context, string project, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start, project);
        using var stop = context.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (context.CancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(Errors.Untouched, context.CancellationToken);
        return new SdkRun(process.ExitCode, output, error.Result);
    }

    private static Process Start(ProcessStartInfo start, string project)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw Errors.BuildFailed(project, $"the .NET SDK cannot be started: {cause.Message}");
        }
    }
}
