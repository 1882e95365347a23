using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Packages.Tests.Deploy;

/// <summary>A web program that runs beside the test, and is killed at its end, however that goes.</summary>
internal sealed partial class WebProcess(Process process) : IDisposable
{
    /// <summary>Asks a page, as a probe does, once the program listens.</summary>
    public async Task<string> Get(string path)
    {
        var line = "";
        while (!line.Contains("Now listening on", StringComparison.Ordinal))
            line = await process.StandardOutput.ReadLineAsync().Ends("that it listens")
                ?? throw new InvalidOperationException($"It ended: {await process.StandardError.ReadToEndAsync()}");
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(Address().Match(line).Value + path));
    }

    /// <summary>Ends it as a service manager does.</summary>
    public ProgramRun Terminate()
    {
        Programs.Call("kill", "-TERM", $"{process.Id}").Succeed();
        return process.End();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex Address();
}
