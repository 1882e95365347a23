using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What a dry run leaves that is killed.</summary>
public sealed class DryRunKilledTests : ToolTest
{
    private const string Namespace = "Gromozeka.FluentMigrations.Cli.Samples.Gated";

    public DryRunKilledTests()
    {
        Shell.Assembly = Repository.Samples;
        Ok("migrate", "up", "-t", "1", "-n", Namespace);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("plan")]
    public async Task DryRun_Killed_IsRemovedByTheNextRun(params string[] next)
    {
        // The rows of the copy keep the dry run from ending.
        Shell.Database.Execute("INSERT INTO gate VALUES (1)");
        using (var process = Shell.Start("migrate", "--dry-run", "-n", Namespace))
        {
            try
            {
                await Eventually.Holds(() => process.HasExited || Copies().Count == 2, "the copy and its lock file");

                // A run meanwhile leaves the copy alone.
                Ok("plan", "--schema-only", "-n", Namespace);
                Assert.False(process.HasExited);
                Assert.Equal(2, Copies().Count);
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        Assert.Equal(2, Copies().Count);
        Shell.Database.Execute("DELETE FROM gate");
        Assert.Equal(0, Shell.Run([.. next, "-n", Namespace]).ExitCode);
        Assert.Empty(Left());
    }

    /// <summary>What is there as long as the dry run; a journal comes and goes.</summary>
    private List<string> Copies() => [.. Left().Where(name => !name.EndsWith("-journal", StringComparison.Ordinal))];

    private List<string> Left() =>
        [
            .. Directory
                .GetFiles(Shell.Folder)
                .Select(path => Path.GetFileName(path)!)
                .Where(name => name.Contains(".dry-run-", StringComparison.Ordinal)),
        ];
}
