using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests;

/// <summary>
/// Runs the examples of the documentation in their order, as a new user would, and compares what the documentation says they write.
/// </summary>
public sealed partial class DocumentationTests : ToolTest
{
    private const string Connection = "FM_CONNECTION";

    [Theory]
    [InlineData("docs/cli.md")]
    [InlineData("docs/operations.md")]
    [InlineData("docs/drift.md")]
    [InlineData("docs/schema.md")]
    public void EveryExample_RunsAndWritesWhatIsShown(string document)
    {
        Shell.WithLegacy();
        Check(document);
    }

    /// <summary>Its reader has a project without migrations.</summary>
    [Fact]
    public void EveryExampleOfScaffolding_WritesWhatIsShown()
    {
        ForeignProject.Write(Shell.Folder);
        Shell.Assembly = null;
        Shell.Environment[Connection] = "Data Source=shop.db";
        Check("docs/scaffold.md");
    }

    /// <summary>Whoever follows the README has run the bot before, which has migrated its database.</summary>
    [Fact]
    public void EveryExampleOfTheReadme_WritesWhatItsReaderSees()
    {
        Shell.Environment[Connection] = "Data Source=src/Gromozeka.Bot/data/gromozeka.db";
        Ok("migrate");
        Check("README.md");
    }

    private void Check(string document)
    {
        var examples = Example()
            .Matches(File.ReadAllText(Repository.Path(document)))
            .Where(example => example.Groups["commands"].Value.Contains("dotnet fm", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(examples);

        foreach (var example in examples)
            Assert.Equal(Stable(example.Groups["output"].Value), Stable(Bash(example.Groups["commands"].Value)));
    }

    /// <summary>Installing is what the fixture has done.</summary>
    private string Bash(string commands)
    {
        var lines = commands
            .Split('\n')
            .Where(line => line != "scripts/install-tool")
            .Select(line => Command().Replace(line, $"\"{PackedTool.Executable}\""));
        var start = Programs.Call("bash", "-e", "-c", string.Join('\n', lines)).In(Shell.Folder);
        if (Shell.Assembly is { } assembly)
            start.Environment["FM_ASSEMBLY"] = assembly;
        start.Environment[Connection] = Shell.Environment.GetValueOrDefault(Connection) ?? "Data Source=bot.db";
        return start.Succeed();
    }

    [GeneratedRegex(@"```sh\n(?<commands>[^`]*)```\n\n```text\n(?<output>[^`]*)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^dotnet fm")]
    private static partial Regex Command();
}
