using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>plan --markdown</c> and <c>--github</c>: what a build server shows of a pull request.</summary>
public sealed class BuildServerTests : ToolTest
{
    private const string Namespace = "Gromozeka.FluentMigrations.Cli.Samples.";

    public BuildServerTests() => Shell.Assembly = Repository.Samples;

    [Fact]
    public void Markdown_OfAPlanThatLosesRows()
    {
        Ok("migrate", "up", "-t", "1", "-n", Namespace + "Rows");
        Shell.Database.Execute("INSERT INTO people (name) VALUES ('Ada'); INSERT INTO notes VALUES ('x')");

        var run = Shell.Run("plan", "--markdown", "-n", Namespace + "Rows");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("## Migration plan: 2 steps, version 1 → 3\n\n`bot.db` · SQLite ", run.Output, StringComparison.Ordinal);
        Assert.Contains("**Rows would be lost** by migration 3, and the run would not stop.", run.Output, StringComparison.Ordinal);
        Assert.Contains("### ↑ 2 · Names\n\n- **deletes 1 row of table people**\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("### ↑ 3 · No notes\n\n`NoNotes`\n\n- **loses table notes (1 row)**\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("```sql\nDROP TABLE notes;\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_OfADatabaseWithoutRows_ShowsWhatIsDropped()
    {
        Ok("migrate", "up", "-t", "1", "-n", Namespace + "Rows");

        var output = Ok("plan", "--markdown", "-n", Namespace + "Rows");

        Assert.Contains("The database of this plan has no rows", output, StringComparison.Ordinal);
        Assert.Contains("- **drops table notes**", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_OfAPlanThatFails_SaysSo()
    {
        var run = Shell.Run("plan", "--markdown", "--github", "-n", Namespace + "Failing");

        Assert.Equal(ErrorCodes.StepFailed.ExitCode, run.ExitCode);
        Assert.StartsWith("## Migration plan: it failed\n\n```text\nGM501 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("no such table: absent", run.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"^::error file=tests/.*\.Cli\.Samples/Failing\.cs,line=17,title=GM501 A migration failed::.*%0Awhy: .*\n$",
            run.Error
        );
    }

    [Fact]
    public void Markdown_OfNothingToDo()
    {
        Ok("migrate", "-n", Namespace + "Lines");

        Assert.StartsWith(
            "## Migration plan: nothing to do\n",
            Ok("plan", "--markdown", "-n", Namespace + "Lines"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Annotations_OfAPlan_AreAtTheMigrations()
    {
        Ok("migrate", "up", "-t", "1", "-n", Namespace + "Rows");

        var run = Shell.Run("plan", "--json", "--github", "-n", Namespace + "Rows");

        Assert.Equal(
            "::warning file=tests/Gromozeka.FluentMigrations.Cli.Samples/Rows.cs,line=31,title=Migration 3%3A No notes::"
                + "drops table notes\n",
            run.Error
        );
        Assert.Contains("\"risks\": [\n        \"drops table notes\"\n      ]", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"hasRows\": false", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_OfAValidation_AreItsFindings()
    {
        Ok("migrate", "-n", Namespace + "Lines");
        Shell.Database.Execute("INSERT INTO VersionInfo (Version) VALUES (99)");

        var run = Shell.Run("validate", "--exit-code", "--github", "-n", Namespace + "Lines");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("::error title=GM301::", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("plan", "--markdown", "--json")]
    [InlineData("status", "--markdown")]
    public void Markdown_WhereItHasNoEffect_IsRefused(params string[] words) =>
        Assert.Equal(ErrorCodes.CommandLine.ExitCode, Shell.Run(words).ExitCode);
}
