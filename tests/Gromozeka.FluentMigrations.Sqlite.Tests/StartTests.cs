namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>What a small program pays for when it starts and nothing is pending.</summary>
public class StartTests
{
    [Theory]
    [InlineData("System.Diagnostics.DiagnosticSource")]
    [InlineData("System.Security.Cryptography")]
    public void NothingPending_NothingListens_LoadsNoLibraryForIt(string library)
    {
        using var bench = new Workbench();

        var first = Start(bench);
        var second = Start(bench);

        Assert.Contains("steps: 1", first);
        Assert.Contains("steps: 0", second);
        Assert.Contains("Gromozeka.FluentMigrations.Sqlite", second);
        Assert.DoesNotContain(library, second);
    }

    private static string[] Start(Workbench bench) =>
        Programs
            .Call(
                Programs.DotNet,
                Path.Combine(AppContext.BaseDirectory, "Gromozeka.FluentMigrations.Sqlite.Victim.dll"),
                "start",
                bench.File.Path
            )
            .Succeed()
            .Split('\n');
}
