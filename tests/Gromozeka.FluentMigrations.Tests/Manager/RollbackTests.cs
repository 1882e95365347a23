using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class RollbackTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Rollback_Default_UndoesTheLast()
    {
        var manager = _bed.Manager();
        manager.Migrate();

        var report = manager.Rollback();

        Assert.Equal((3, 2), (report.FromVersion, report.ToVersion));
        Assert.Equal([(3, StepDirection.Down)], report.Steps.Select(step => (step.Migration.Version, step.Direction)));
        Assert.Equal(["VersionInfo", "t1", "t2"], _bed.File.Tables());
        Assert.Equal("1,2", _bed.Versions());
        Assert.Contains($"Information: Rolling back {_bed.File.Path} from version 3: 1 to undo", _bed.Log.Lines);
    }

    [Fact]
    public void Rollback_MoreThanThereAre_UndoesAllNewestFirst()
    {
        var manager = _bed.Manager();
        manager.Migrate();

        var report = manager.Rollback(99);

        Assert.Equal([3, 2, 1], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(0, report.ToVersion);
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Rollback_ZeroSteps_ChangesNoByte()
    {
        var manager = _bed.Manager();
        manager.Migrate();
        var before = _bed.File.Hash;

        var report = manager.Rollback(0);

        Assert.Equal((3, 3), (report.FromVersion, report.ToVersion));
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void Rollback_NegativeSteps_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => _bed.Manager().Rollback(-1));

    [Fact]
    public void Rollback_MissingFile_CreatesNothing()
    {
        var report = _bed.Manager().Rollback();

        Assert.Empty(report.Steps);
        Assert.Empty(_bed.Files);
    }

    [Fact]
    public void RollbackTo_AnAppliedVersion_UndoesWhatIsAbove()
    {
        var manager = _bed.Manager();
        manager.Migrate();

        var report = manager.RollbackTo(1);

        Assert.Equal([3, 2], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal((3, 1), (report.FromVersion, report.ToVersion));
        Assert.Equal(1, manager.GetCurrentVersion());
    }

    [Fact]
    public void RollbackTo_Zero_UndoesAll()
    {
        var manager = _bed.Manager();
        manager.Migrate();

        Assert.Equal(0, manager.RollbackTo(0).ToVersion);
        Assert.Equal("", _bed.Versions());
    }

    [Fact]
    public void RollbackTo_TheCurrentVersion_ChangesNoByte()
    {
        var manager = _bed.Manager();
        manager.Migrate(2);
        var before = _bed.File.Hash;

        Assert.Empty(manager.RollbackTo(2).Steps);
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void Migrate_AfterRollingBackAll_AppliesAllAgain()
    {
        var manager = _bed.Manager();
        manager.Migrate();
        manager.RollbackTo(0);

        var report = manager.Migrate();

        Assert.Equal((0, 3), (report.FromVersion, report.ToVersion));
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Fact]
    public void Rollback_DownFails_LeavesTheVersionAndTheStepsUndoneBefore()
    {
        _bed.Script.Down(2, migration =>
        {
            migration.Delete.Table("t2");
            migration.Execute.Sql("DROP TABLE nowhere");
        });
        var manager = _bed.Manager();
        manager.Migrate();

        var error = Refusal.Of(ErrorCodes.StepFailed, () => manager.RollbackTo(0));

        Assert.Equal((2, "DROP TABLE nowhere"), (error.Version, error.Statement));
        Assert.Contains("failed going down", error.What, StringComparison.Ordinal);
        Assert.Equal("1,2", _bed.Versions());
        Assert.Equal(["VersionInfo", "t1", "t2"], _bed.File.Tables());
    }
}
