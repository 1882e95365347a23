using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Gromozeka.Bot.Tests.Support;

/// <summary>What a run of the program came to.</summary>
internal sealed record BotRun(int ExitCode, string Output, string Error)
{
    public string All => Output + Error;
}

/// <summary>Runs the built program as a person would: a process of its own, with no environment but what is given.</summary>
internal static class BotProcess
{
    /// <summary>Runs the program on a database file.</summary>
    public static Task<BotRun> Run(DatabaseFile file, params (string Key, string Value)[] environment) =>
        RunAlone([("Database__ConnectionString", $"Data Source={file.Path}"), .. environment]);

    /// <summary>Runs a command of the program on a database file.</summary>
    public static async Task<BotRun> Command(DatabaseFile file, params string[] words)
    {
        using var process = Start([("Database__ConnectionString", $"Data Source={file.Path}")], words);
        return await End(process, process.StandardError.ReadToEndAsync());
    }

    /// <summary>Runs the program with an environment.</summary>
    public static async Task<BotRun> RunAlone(params (string Key, string Value)[] environment)
    {
        using var process = Start(environment);
        var error = process.StandardError.ReadToEndAsync();
        return await End(process, error);
    }

    /// <summary>Runs the program on a database file, and sends it a signal once it says something.</summary>
    public static async Task<BotRun> RunAndSignal(DatabaseFile file, string signal, string says, TimeSpan delay)
    {
        using var process = Start([("Database__ConnectionString", $"Data Source={file.Path}")]);
        var error = new StringBuilder();
        while (await process.StandardError.ReadLineAsync().Ends(says) is { } line)
        {
            error.AppendLine(line);
            if (line.Contains(says, StringComparison.Ordinal))
                break;
        }

        await Task.Delay(delay);
        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        return await End(process, Rest());

        async Task<string> Rest() => error.Append(await process.StandardError.ReadToEndAsync()).ToString();
    }

    private static Process Start((string Key, string Value)[] environment, params string[] words)
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
        foreach (var word in words)
            start.ArgumentList.Add(word);
        InterruptSignal.ReachChildren();
        return Process.Start(start)!;
    }

    private static async Task<BotRun> End(Process process, Task<string> error)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().Ends("the end of the program");
        }
        catch (TimeoutException cause)
        {
            process.Kill();
            throw new TimeoutException($"The program did not end: {await output}{await error}", cause);
        }

        return new BotRun(process.ExitCode, await output, await error);
    }

    private static bool IsOfTheHost(string key) =>
        key is "DOTNET_ENVIRONMENT" or "ASPNETCORE_ENVIRONMENT" or "DOTNET_CONTENTROOT"
        || key.StartsWith("Database__", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase);
}
