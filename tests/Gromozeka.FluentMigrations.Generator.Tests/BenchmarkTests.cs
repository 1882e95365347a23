using System.Text.Json;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>The benchmark runs. What it measures on sizes as small as these means nothing, and nothing is asked of it.</summary>
public sealed class BenchmarkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LongFact]
    public void Run_Tiny_WritesTheTableAndTheFigures()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Gromozeka.FluentMigrations.Benchmarks.dll");

        var table = Programs.Call(Programs.DotNet, program, "--tiny", "--output", _folder.Path).Succeed();

        Assert.Contains("| apply 2 migrations |", table, StringComparison.Ordinal);
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.File("results.json")));
        Assert.Equal(table.Split("\n| ").Length - 2, figures.RootElement.GetProperty("rows").GetArrayLength());
    }
}
