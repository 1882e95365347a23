using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class MigrateTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_MissingFile_CreatesItAndAppliesEverything()
    {
        var report = _bed.Manager().Migrate();

        Assert.Equal((0, 3), (report.FromVersion, report.ToVersion));
        Assert.Equal([1, 2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.All(report.Steps, step => Assert.Equal(StepDirection.Up, step.Direction));
        Assert.Equal(_bed.File.Path, report.Database);
        Assert.Equal(["VersionInfo", "t1", "t2", "t3"], _bed.File.Tables());
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Fact]
    public void Migrate_FileOfZeroBytes_IsANewDatabase()
    {
        File.WriteAllBytes(_bed.File.Path, []);

        var report = _bed.Manager().Migrate();

        Assert.Equal(3, report.ToVersion);
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Fact]
    public void Migrate_Twice_SecondTimeChangesNoByte()
    {
        var manager = _bed.Manager();
        manager.Migrate();
        var before = _bed.File.Hash;

        var report = manager.Migrate();

        Assert.Empty(report.Steps);
        Assert.Equal((3, 3), (report.FromVersion, report.ToVersion));
        Assert.Equal(before, _bed.File.Hash);
        Assert.Equal(["app.db"], _bed.Files);
    }

    [Fact]
    public void Migrate_ToATarget_StopsThereAndGoesOnLater()
    {
        var manager = _bed.Manager();

        var first = manager.Migrate(2);
        var second = manager.Migrate();

        Assert.Equal((0, 2), (first.FromVersion, first.ToVersion));
        Assert.Equal((2, 3), (second.FromVersion, second.ToVersion));
        Assert.Equal([3], second.Steps.Select(step => step.Migration.Version));
    }

    [Fact]
    public void Migrate_ToTheCurrentVersion_ChangesNoByte()
    {
        var manager = _bed.Manager();
        manager.Migrate(2);
        var before = _bed.File.Hash;

        var report = manager.Migrate(2);

        Assert.Equal((2, 2), (report.FromVersion, report.ToVersion));
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void Migrate_ToZeroOnAMissingFile_CreatesNothing()
    {
        var report = _bed.Manager().Migrate(0);

        Assert.Equal((0, 0), (report.FromVersion, report.ToVersion));
        Assert.Empty(_bed.Files);
    }

    [Fact]
    public void Migrate_ProgramWithoutMigrations_CreatesNothing()
    {
        var report = _bed.Manager("No.Such.Namespace").Migrate();

        Assert.Empty(report.Steps);
        Assert.Empty(_bed.Files);
    }

    [Fact]
    public void Migrate_RowOfAnotherTool_KeepsItAndAppliesTheRest()
    {
        _bed.File.Execute(
            "CREATE TABLE VersionInfo (Version INTEGER NOT NULL, AppliedOn DATETIME, Description TEXT); "
                + "INSERT INTO VersionInfo VALUES (1, '2020-01-02 03:04:05', 'by hand'); CREATE TABLE t1 (id INTEGER); "
                + "INSERT INTO t1 VALUES (7)"
        );

        var report = _bed.Manager().Migrate();

        Assert.Equal([2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("1|2020-01-02 03:04:05|by hand", _bed.File.Scalar("SELECT * FROM VersionInfo WHERE Version = 1"));
        Assert.Equal("7", _bed.File.Scalar("SELECT id FROM t1"));
    }

    [Fact]
    public void Migrate_Succeeds_LogsStartStepsStatementsAndCompletion()
    {
        _bed.Manager(Bed.Two).Migrate();

        Assert.Contains($"Information: Migrating {_bed.File.Path} from version 0 to 2: 2 pending", _bed.Log.Lines);
        Assert.Contains("Information: Migration 1 (Step1) starts, up", _bed.Log.Lines);
        Assert.Contains(_bed.Log.Lines, line => line.StartsWith("Debug: CREATE TABLE \"t2\"", StringComparison.Ordinal));
        Assert.Equal(2, _bed.Log.Count(5));
        Assert.Contains(_bed.Log.Lines, line =>
            line.StartsWith($"Information: {_bed.File.Path} is at version 2: 2 done", StringComparison.Ordinal)
        );
    }
}
