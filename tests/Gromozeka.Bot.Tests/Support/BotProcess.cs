using System.Diagnostics;
using System.Text;

namespace Gromozeka.Bot.Tests.Support;

/// <summary>Runs the program as a person would: a process of its own, with no environment but what is given.</summary>
internal static class BotProcess
{
    /// <summary>Runs the program on a database file.</summary>
    public static Task<ProgramRun> Run(DatabaseFile file, params (string Key, string Value)[] environment) =>
        RunAlone([("Database__ConnectionString", $"Data Source={file.Path}"), .. environment]);

    /// <summary>Runs a command of the program on a database file.</summary>
    public static async Task<ProgramRun> Command(DatabaseFile file, params string[] words)
    {
        using var process = Start([("Database__ConnectionString", $"Data Source={file.Path}")], words);
        return await End(process, process.StandardError.ReadToEndAsync());
    }

    /// <summary>Runs the program with an environment.</summary>
    public static Task<ProgramRun> RunAlone(params (string Key, string Value)[] environment) => RunAlone(environment, []);

    /// <summary>Runs the program, or a command of it, with an environment.</summary>
    public static async Task<ProgramRun> RunAlone((string Key, string Value)[] environment, string[] words)
    {
        using var process = Start(environment, words);
        var error = process.StandardError.ReadToEndAsync();
        return await End(process, error);
    }

    /// <summary>Runs the program on a database file, and sends it a signal once it says something.</summary>
    public static async Task<ProgramRun> RunAndSignal(DatabaseFile file, string signal, string says, TimeSpan delay)
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
        Programs.Call("kill", $"-{signal}", $"{process.Id}").Succeed();
        return await End(process, Rest());

        async Task<string> Rest() => error.Append(await process.StandardError.ReadToEndAsync()).ToString();
    }

    private static Process Start((string Key, string Value)[] environment, params string[] words)
    {
        var start = Programs.Call(BotProgram.Command[0], [.. BotProgram.Command.Skip(1), .. words]).In(Path.GetTempPath());
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return start.Start();
    }

    private static async Task<ProgramRun> End(Process process, Task<string> error)
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

        return new ProgramRun(process.ExitCode, await output, await error);
    }
}
