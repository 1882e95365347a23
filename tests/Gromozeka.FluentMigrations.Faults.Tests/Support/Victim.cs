using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Faults.Tests.Support;

/// <summary>What a process that has ended left: its exit code and what it said.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    public const int Killed = 128 + 9;

    public string All => Output + Error;
}

/// <summary>A process of its own. It is ended with the test, however that goes.</summary>
internal sealed class Victim : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private bool _isDisposed;

    private Victim(string program, IEnumerable<string> arguments, IEnumerable<(string Key, string Value)> environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, program) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        InterruptSignal.ReachChildren();
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>Starts the program that is made for this, and waits until it begins.</summary>
    public static Victim Start(params string[] arguments)
    {
        var victim = Launch(arguments);
        Assert.Equal("begins", victim.ReadLine());
        return victim;
    }

    /// <summary>Starts it without waiting.</summary>
    public static Victim Launch(params string[] arguments) => new("Gromozeka.FluentMigrations.Sqlite.Victim.dll", arguments, []);

    /// <summary>Starts the bot on a file.</summary>
    public static Victim StartBot(string file, params (string Key, string Value)[] environment) =>
        new(
            "Gromozeka.Bot.dll",
            [],
            [("Database__ConnectionString", $"Data Source={file}"), ("Database__LockTimeoutSeconds", "3600"), .. environment]
        );

    public static Task<Ended> Run(params string[] arguments) => Launch(arguments).End();

    public string? ReadLine() =>
        _process
            .StandardOutput.ReadLineAsync()
            .Ends($"a line of {string.Join(' ', _process.StartInfo.ArgumentList)}")
            .GetAwaiter()
            .GetResult();

    public string? Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        return ReadLine();
    }

    public void Kill() => _process.Kill();

    /// <summary>Sends a signal by its name, as a person or a service manager would.</summary>
    public void Signal(string name)
    {
        if (_process.HasExited)
            return;
        using var kill = Process.Start("kill", ["-s", name, $"{Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Ends its input, waits for its end, and disposes it.</summary>
    public async Task<Ended> End()
    {
        using (this)
        {
            _process.StandardInput.Close();
            var output = _process.StandardOutput.ReadToEndAsync();
            await _process.WaitForExitAsync().Ends($"the end of {string.Join(' ', _process.StartInfo.ArgumentList)}");
            return new Ended(_process.ExitCode, await output, await _error);
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
