namespace Gromozeka.FluentMigrations.Runner;

public sealed class StageTests : IDisposable
{
    private readonly RunnerHost _host = RunnerHost.OfEverything("Staged");

    public void Dispose() => _host.Dispose();

    private IReadOnlyList<string> Notes() => _host.File.Rows("SELECT Name FROM Notes ORDER BY rowid");

    [Fact]
    public void MigrateUp_WithEverything_RunsStagesInOrder()
    {
        _host.Runner = options => options.Profile = "Demo";

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(
            [
                "BeforeAll",
                "BeforeEach",
                "First",
                "AfterEach",
                "BeforeEach",
                "Second",
                "AfterEach",
                "BeforeProfiles",
                "DemoProfile",
                "AfterAll",
            ],
            Notes()
        );
        Assert.Equal(["1", "2"], _host.Versions());
    }

    [Fact]
    public void MigrateUp_NothingPending_RunsMaintenanceAndProfileAgain()
    {
        _host.Runner = options => options.Profile = "Demo";
        _host.Run(runner => runner.MigrateUp());
        _host.File.Execute("DELETE FROM Notes");

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["BeforeAll", "BeforeProfiles", "DemoProfile", "AfterAll"], Notes());
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("Unknown")]
    public void MigrateUp_UnknownProfile_IsIgnored(string profile)
    {
        _host.Runner = options => options.Profile = profile;

        _host.Run(runner => runner.MigrateUp());

        Assert.DoesNotContain("DemoProfile", Notes());
    }

    [Fact]
    public void MigrateUp_ForMigrationsOnly_FindsProfilesButNoMaintenance()
    {
        using var host = new RunnerHost("Staged") { Runner = options => options.Profile = "Demo" };

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["First", "Second", "DemoProfile"], host.File.Rows("SELECT Name FROM Notes ORDER BY rowid"));
    }

    [Fact]
    public void MigrateDown_WithProfile_RunsTheProfileButNoMaintenance()
    {
        _host.Run(runner => runner.MigrateUp());
        _host.File.Execute("DELETE FROM Notes");
        _host.Runner = options => options.Profile = "Demo";

        _host.Run(runner => runner.MigrateDown(1));

        Assert.Equal(["DemoProfile"], Notes());
    }

    [Fact]
    public void MigrateUp_WithTag_RunsTaggedAndUntaggedMaintenance()
    {
        _host.Runner = options => options.Tags = ["Night"];

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["BeforeProfiles", "AfterAll", "AtNight"], Notes().TakeLast(3));
    }

    [Fact]
    public void MigrateUp_UntaggedMaintenanceExcluded_RunsOnlyTheTagged()
    {
        _host.Runner = options => (options.Tags, options.IncludeUntaggedMaintenances) = (["Night"], false);

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["First", "Second", "AtNight"], Notes());
    }

    [Fact]
    public void MigrateUp_ProfileFails_NamesItAndKeepsTheMigrations()
    {
        _host.Run(runner => runner.MigrateUp());
        _host.File.Execute("DROP TABLE Notes; CREATE VIEW Notes AS SELECT 1 AS Name");
        _host.Builder = builder => builder.ScanIn(typeof(RunnerHost).Assembly).For.Migrations();
        _host.Runner = options => options.Profile = "Demo";

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Contains("DemoProfile", error.What, StringComparison.Ordinal);
        Assert.Contains("rolled back", error.State, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], _host.Versions());
    }

    [Fact]
    public void MigrateUp_AfterEachFails_MigrationStaysApplied()
    {
        using var host = RunnerHost.OfEverything("FailingMaintenance");

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.StartsWith("Maintenance Fails failed", error.What, StringComparison.Ordinal);
        Assert.Equal(["1"], host.Versions());
    }
}
