namespace Gromozeka.FluentMigrations.Runner;

public sealed class MigrateTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_NewFile_AppliesAllAndRecordsThem()
    {
        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["Books", "Readers", "VersionInfo"], _host.File.Tables());
        Assert.Equal(
            ["1|The books", "2|AddYear", "20260102030405|The readers"],
            _host.File.Rows("SELECT Version, Description FROM VersionInfo ORDER BY Version")
        );
        Assert.Equal("3", _host.File.Scalar("SELECT count(*) FROM VersionInfo WHERE AppliedOn LIKE '____-__-__ __:__:__'"));
    }

    [Fact]
    public void MigrateUp_NewFile_MakesFluentMigratorsVersionTable()
    {
        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(
            ["Version|INTEGER|1|0", "AppliedOn|DATETIME|0|0", "Description|TEXT|0|0"],
            _host.File.Rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info('VersionInfo')")
        );
        Assert.Equal(
            ["UC_Version|1|Version"],
            _host.File.Rows("SELECT l.name, l.\"unique\", i.name FROM pragma_index_list('VersionInfo') l, pragma_index_info(l.name) i")
        );
    }

    [Fact]
    public void MigrateUp_Again_ChangesNothing()
    {
        _host.Run(runner => runner.MigrateUp());
        var hash = _host.File.Hash;

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(hash, _host.File.Hash);
    }

    [Theory]
    [InlineData(1, new[] { "1" })]
    [InlineData(999, new[] { "1", "2" })]
    public void MigrateUp_ToVersion_StopsThere(long version, string[] applied)
    {
        _host.Run(runner => runner.MigrateUp(version));

        Assert.Equal(applied, _host.Versions());
    }

    [Fact]
    public void MigrateUp_VersionBelowAppliedOne_IsApplied()
    {
        _host.Run(runner => runner.MigrateUp(1));
        _host.File.Execute("INSERT INTO VersionInfo (Version) VALUES (20260102030405)");

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Equal(["Books", "VersionInfo"], _host.File.Tables());
    }

    [Fact]
    public void MigrateUp_UnknownAppliedVersion_IsTolerated()
    {
        _host.Run(runner => runner.MigrateUp(1));
        _host.File.Execute("INSERT INTO VersionInfo (Version) VALUES (77), (99999999999999999)");

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2", "77", "20260102030405", "99999999999999999"], _host.Versions());
    }

    [Fact]
    public void MigrateUp_NegativeZeroAndHighestVersion_AreApplied()
    {
        using var host = new RunnerHost("Extremes");

        host.Run(runner => runner.MigrateUp());
        var applied = host.Versions();
        host.Run(runner => runner.RollbackToVersion(-5));

        Assert.Equal(["-5", "0", "9223372036854775807"], applied);
        Assert.Equal(["-5"], host.Versions());
    }

    [Fact]
    public void MigrateUp_SecondFails_FirstStaysAndTheErrorHasFourParts()
    {
        using var host = new RunnerHost("Failing");

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Equal(["1"], host.Versions());
        Assert.Equal(["Books", "VersionInfo"], host.File.Tables());
        Assert.Equal(ErrorCodes.StepFailed, error.Code);
        Assert.Equal("INSERT INTO nowhere VALUES (2);", error.Statement);
        Assert.Contains("operation 2 of 2, statement 3 of 3", error.What, StringComparison.Ordinal);
        Assert.Contains("still at version 1", error.State, StringComparison.Ordinal);
    }

    [Fact]
    public void MigrateUp_FirstFails_LeavesTheVersionTable()
    {
        using var host = new RunnerHost("FailingFirst");

        Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Equal(["VersionInfo"], host.File.Tables());
        Assert.Empty(host.Versions());
    }

    [Fact]
    public void UpAndDown_OfAnInstance_LeaveTheVersionTableAlone()
    {
        _host.Run(runner => runner.Up(new Migrations.Library.CreateBooks()));
        var made = _host.File.Tables();
        _host.Run(runner => runner.Down(new Migrations.Library.CreateBooks()));

        Assert.Equal(["Books"], made);
        Assert.Empty(_host.File.Tables());
    }
}
