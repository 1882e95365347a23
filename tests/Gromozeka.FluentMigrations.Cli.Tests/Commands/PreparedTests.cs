using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>A program that prepares its connections: every command uses what it registers.</summary>
public sealed class PreparedTests : ToolTest
{
    [Theory]
    [InlineData("status")]
    [InlineData("plan", "-V")]
    [InlineData("script")]
    [InlineData("history")]
    [InlineData("validate", "--exit-code")]
    [InlineData("doctor", "--exit-code")]
    [InlineData("backup")]
    [InlineData("backups", "--verify", "--exit-code")]
    [InlineData("migrate")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("rollback", "--allow-data-loss")]
    [InlineData("restore", "--yes")]
    public void ACommand_FileThatNeedsACollation_Works(params string[] command)
    {
        Shell.Assembly = Repository.Prepared;
        Ok("migrate", "up", "-t", "1");
        Ok("backup");

        var output = Ok(command);

        Assert.DoesNotContain("unicase", output.Replace("COLLATE unicase", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("not checked", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_PlainAssembly_SaysWhatItCannotCheck()
    {
        Shell.Assembly = Repository.Prepared;
        Ok("migrate", "up", "-t", "1", "--no-backup");
        Shell.Assembly = Repository.Samples;

        var output = Ok("doctor");

        Assert.Contains("no damage found", output, StringComparison.Ordinal);
        Assert.Contains("table people: unknown function: slug()", output, StringComparison.Ordinal);
    }
}
