using System.Diagnostics;
using System.Text.Json;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>The benchmark runs. What it measures on sizes as small as these means nothing, and nothing is asked of it.</summary>
public sealed class BenchmarkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_Tiny_WritesTheTableAndTheFigures()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Gromozeka.FluentMigrations.Benchmarks.dll"),
                "--tiny",
                "--output",
                _folder.Path,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var table = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await errors);
        Assert.Contains("| apply 2 migrations |", table, StringComparison.Ordinal);
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.File("results.json")));
        Assert.Equal(table.Split("\n| ").Length - 2, figures.RootElement.GetProperty("rows").GetArrayLength());
    }
}
