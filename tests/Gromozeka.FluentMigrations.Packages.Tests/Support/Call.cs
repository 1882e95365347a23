using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>What a process came to.</summary>
internal sealed record Call(int ExitCode, string Output)
{
    /// <summary>Runs a program to its end, in an environment without what the test host has set for itself.</summary>
    public static Call Run(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        using var process = Start(folder, environment, program, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Call(process.ExitCode, output + error.Result);
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheHost).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static bool IsOfTheHost(string name) =>
        name is "CI" or "DOTNET_ENVIRONMENT" or "ASPNETCORE_ENVIRONMENT"
        || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("FM_", StringComparison.Ordinal);
}
