namespace Gromozeka.FluentMigrations.Hosting.Tests.Samples;

public sealed class DocumentationTests
{
    [Fact]
    public void QuickStart_IsTheSampleThatIsCompiled()
    {
        var document = File.ReadAllText(PathOf("docs", "hosting.md"));
        var start = document.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        var lines = document[start..document.IndexOf("```", start, StringComparison.Ordinal)].Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

        var sample = string.Join('\n', File.ReadAllLines(PathOf("tests", "Gromozeka.FluentMigrations.Hosting.Tests", "Samples", "QuickStart.cs")).Select(line => line.Trim()));

        Assert.Contains(string.Join('\n', lines), sample, StringComparison.Ordinal);
    }

    private static string PathOf(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gromozeka.FluentMigrations.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine([folder, .. parts]);
    }
}
