using System.Diagnostics;

namespace Gromozeka.TestSupport;

/// <summary>What a program that has ended left: its exit code, and what it printed.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>The exit code of a program that was killed.</summary>
    public const int Killed = 128 + 9;

    public string All => Output + Error;
}

/// <summary>Starts programs as a person would: with no setting of the test host in their environment.</summary>
public static class Programs
{
    public static string DotNet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>A call whose streams are redirected.</summary>
    public static ProcessStartInfo Call(string program, params IEnumerable<string> arguments)
    {
        var call = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in call.Environment.Keys.Where(IsOfTheHost).ToList())
            call.Environment.Remove(name);
        return call;
    }

    /// <summary>A call in a folder.</summary>
    public static ProcessStartInfo In(this ProcessStartInfo call, string folder)
    {
        call.WorkingDirectory = folder;
        return call;
    }

    public static Process Start(this ProcessStartInfo call)
    {
        InterruptSignal.ReachChildren();
        return Process.Start(call)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public static ProgramRun Run(this ProcessStartInfo call)
    {
        using var process = call.Start();
        return process.End();
    }

    /// <summary>Runs a program to its end, which has to be a good one.</summary>
    /// <returns>What it printed.</returns>
    public static string Succeed(this ProcessStartInfo call)
    {
        var run = call.Run();
        return run.ExitCode == 0
            ? run.Output
            : throw new InvalidOperationException($"{call.FileName} {string.Join(' ', call.ArgumentList)}: {run.ExitCode}\n{run.All}");
    }

    /// <summary>Closes the input of a program, and waits for its end.</summary>
    public static ProgramRun End(this Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Eventually.Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end: {output.Result}{error.Result}");
        }

        return new ProgramRun(process.ExitCode, output.Result, error.Result);
    }

    private static bool IsOfTheHost(string name) =>
        name is "DOTNET_ENVIRONMENT" or "ASPNETCORE_ENVIRONMENT" or "DOTNET_CONTENTROOT"
        || name.StartsWith("FM_", StringComparison.Ordinal)
        || name.StartsWith("Database__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
