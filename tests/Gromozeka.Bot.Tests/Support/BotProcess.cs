using System.Diagnostics;

namespace Gromozeka.Bot.Tests.Support;

/// <summary>What a run of the program came to.</summary>
internal sealed record BotRun(int ExitCode, string Output, string Error)
{
    public string All => Output + Error;
}

/// <summary>Runs the built program as a person would: a process of its own, with no environment but what is given.</summary>
internal static class BotProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    /// <summary>Runs the program on a database file.</summary>
    public static Task<BotRun> Run(DatabaseFile file, params (string Key, string Value)[] environment) =>
        RunAlone([("Database__ConnectionString", $"Data Source={file.Path}"), .. environment]);

    /// <summary>Runs the program with an environment.</summary>
    public static async Task<BotRun> RunAlone(params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Gromozeka.Bot.dll") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var inherited in start.Environment.Keys.Where(IsOfTheHost).ToList())
            start.Environment.Remove(inherited);
        foreach (var (key, value) in environment)
            start.Environment[key] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The program did not end: {await output}{await error}");
        }

        return new BotRun(process.ExitCode, await output, await error);
    }

    private static bool IsOfTheHost(string key) =>
        key is "DOTNET_ENVIRONMENT" or "ASPNETCORE_ENVIRONMENT" or "DOTNET_CONTENTROOT"
        || key.StartsWith("Database__", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase);
}
