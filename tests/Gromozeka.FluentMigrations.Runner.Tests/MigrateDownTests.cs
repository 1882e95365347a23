namespace Gromozeka.FluentMigrations.Runner;

public sealed class MigrateDownTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public MigrateDownTests() => _host.Run(runner => runner.MigrateUp());

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateDown_ToVersion_UndoesWhatIsAbove()
    {
        _host.Run(runner => runner.MigrateDown(1));

        Assert.Equal(["1"], _host.Versions());
        Assert.Equal(["Id", "Title"], _host.File.Rows("SELECT name FROM pragma_table_info('Books')"));
    }

    [Fact]
    public void MigrateDown_ToNothing_LeavesAnEmptyVersionTable()
    {
        _host.Run(runner => runner.MigrateDown(0));

        Assert.Equal(["VersionInfo"], _host.File.Tables());
        Assert.Empty(_host.Versions());
    }

    [Fact]
    public void Rollback_One_UndoesTheLast()
    {
        _host.Run(runner => runner.Rollback(1));

        Assert.Equal(["1", "2"], _host.Versions());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    public void Rollback_ToNothing_DropsTheVersionTable(int steps)
    {
        _host.Run(runner => runner.Rollback(steps));

        Assert.Empty(_host.File.Tables());
    }

    [Fact]
    public void Rollback_None_DoesNothing()
    {
        _host.Run(runner => runner.Rollback(0));

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
    }

    [Fact]
    public void RollbackToVersion_Zero_DropsTheVersionTable()
    {
        _host.Run(runner => runner.RollbackToVersion(0));

        Assert.Empty(_host.File.Tables());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(500)]
    public void RollbackToVersion_AppliedOrUnknown_StopsAboveIt(long version)
    {
        _host.Run(runner => runner.RollbackToVersion(version));

        Assert.Equal(["1", "2"], _host.Versions());
    }

    [Fact]
    public void RollbackToVersion_UnknownAppliedVersion_Stays()
    {
        _host.File.Execute("INSERT INTO VersionInfo (Version) VALUES (77)");

        _host.Run(runner => runner.RollbackToVersion(1));

        Assert.Equal(["1", "77"], _host.Versions());
    }

    [Fact]
    public void RollbackAndUp_InOneScope_ApplyAgain()
    {
        _host.Run(runner =>
        {
            runner.RollbackToVersion(0);
            runner.MigrateUp();
        });

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Equal(["Books", "Readers", "VersionInfo"], _host.File.Tables());
    }
}
