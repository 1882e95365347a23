using System.Text.Json;

namespace Gromozeka.Bot.Tests.Publishing;

/// <summary>Which packages the projects come to. FluentMigrator asks for Microsoft.Extensions 8 at least; the engine asks for 10.</summary>
public sealed class PackageGraphTests
{
    [Fact]
    public void NoProject_ResolvesAnOlderMicrosoftExtensions()
    {
        var sources = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src"));
        var graphs = Directory
            .GetDirectories(sources)
            .Select(folder => Path.Combine(folder, "obj", "project.assets.json"))
            .Where(File.Exists)
            .ToList();

        var packages = graphs
            .SelectMany(Packages)
            .Where(package => package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.Contains(graphs, graph => graph.Contains("Gromozeka.FluentMigrations.Sqlite", StringComparison.Ordinal));
        Assert.Contains(packages, package => package.StartsWith("Microsoft.Extensions.Options/", StringComparison.Ordinal));
        Assert.All(packages, package => Assert.StartsWith("10.", package.Split('/')[1], StringComparison.Ordinal));
    }

    private static List<string> Packages(string graph)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(graph));
        return [.. document.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)];
    }
}
