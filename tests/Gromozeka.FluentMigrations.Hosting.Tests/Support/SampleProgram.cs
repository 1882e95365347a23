using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Support;

/// <summary>A program of the documentation, as a process in a folder of its own. It is ended with the test.</summary>
internal sealed class SampleProgram : IDisposable
{
    private readonly Process _process;

    public SampleProgram(string name, string folder, IEnumerable<string> arguments, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, $"Gromozeka.FluentMigrations.Samples.{name}.dll") },
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        InterruptSignal.ReachChildren();
        _process = Process.Start(start)!;
    }

    /// <summary>Comes back when the program has written a line with a text.</summary>
    public async Task Says(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync().Ends($"'{text}'") is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"It ended without '{text}'.");
    }

    /// <summary>Stops the program as a service manager does.</summary>
    public async Task<(int ExitCode, string Output)> Stop()
    {
        using (var kill = Process.Start("kill", ["-s", "TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        return await End();
    }

    public async Task<(int ExitCode, string Output)> End()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().Ends("the end of its output");
        await _process.WaitForExitAsync().Ends("its end");
        return (_process.ExitCode, output);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
