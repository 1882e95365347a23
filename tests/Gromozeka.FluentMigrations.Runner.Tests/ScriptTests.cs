namespace Gromozeka.FluentMigrations.Runner;

public sealed class ScriptTests
{
    [Fact]
    public void MigrateUp_ScriptWithBatches_RunsEachStatement()
    {
        using var host = RunnerHost.OfEverything("Scripted");

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1|one line\nGO\nthree", "2|none", "100|by trigger"], host.File.Rows("SELECT Id, Title FROM Books ORDER BY Id"));
        Assert.Equal(["O'Hara"], host.File.Rows("SELECT Name FROM Readers"));
    }

    [Theory]
    [InlineData(false, "CREATE VIEW Answers AS SELECT '-- 42' /* the question */ AS \"/* a */\"")]
    [InlineData(true, "CREATE VIEW Answers AS SELECT '-- 42' AS \"/* a */\"")]
    public void MigrateUp_StripComments_TakesOutCommentsOnly(bool strip, string view)
    {
        using var host = new RunnerHost("Commented");
        host.Builder = builder => builder.WithGlobalStripComments(strip).ScanIn(typeof(RunnerHost).Assembly).For.Migrations();

        host.Run(runner => runner.MigrateUp());

        Assert.Equal([view], host.File.Rows("SELECT sql FROM sqlite_master WHERE type = 'view'"));
    }
}
