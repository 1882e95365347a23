using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

public sealed class VersionTableTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_NoNamesGiven_MakesTheTableOfFluentMigrator()
    {
        _bed.Manager().Migrate();

        Assert.Equal(
            ["Version|INTEGER|1|0", "AppliedOn|DATETIME|0|0", "Description|TEXT|0|0"],
            _bed.File.Rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info('VersionInfo') ORDER BY cid")
        );
        Assert.Equal(["UC_Version|1"], _bed.File.Rows("SELECT name, \"unique\" FROM pragma_index_list('VersionInfo')"));
        Assert.Equal("Step1", _bed.File.Scalar("SELECT Description FROM VersionInfo WHERE Version = 1"));
        Assert.Equal(
            "1",
            _bed.File.Scalar("SELECT AppliedOn GLOB '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]' FROM VersionInfo")
        );
    }

    [Fact]
    public void Migrate_MigrationWithADescription_IsRecordedUnderIt()
    {
        _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.Plain").Migrate();

        Assert.Equal("a description", _bed.File.Scalar("SELECT Description FROM VersionInfo"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("main")]
    public void EveryOperation_NamesOfItsOwn_UsesThem(string? schema)
    {
        var manager = Manager(new HistoryTable { SchemaName = schema! });

        manager.Migrate();
        manager.Rollback();

        Assert.Equal(["history", "t1", "t2"], _bed.File.Tables());
        Assert.Equal("1,2", _bed.Versions("history", "number"));
        Assert.Equal(2, manager.GetCurrentVersion());
        Assert.Equal("Step2", manager.GetStatus().Applied.Last().Applied!.Description);
        Assert.NotNull(manager.GetStatus().Applied.Last().Applied!.AppliedAt);
        Assert.Equal(["ux_history|1|c"], _bed.File.Rows("SELECT name, \"unique\", origin FROM pragma_index_list('history')"));
    }

    [Fact]
    public void Migrate_VersionAsPrimaryKey_MakesIt()
    {
        Manager(new HistoryTable { CreateWithPrimaryKey = true }).Migrate();

        Assert.Equal("number", _bed.File.Scalar("SELECT name FROM pragma_table_info('history') WHERE pk = 1"));
        Assert.Equal(
            "1",
            _bed.File.Scalar("SELECT count(*) FROM pragma_index_list('history') WHERE name = 'ux_history' AND \"unique\" = 1")
        );
    }

    [Theory]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER NOT NULL)")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER NOT NULL, AppliedOn DATETIME)")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER NOT NULL, Description TEXT)")]
    public void Migrate_TableOfAnOldFluentMigrator_GetsTheColumnsAndKeepsItsRows(string sql)
    {
        _bed.File.Execute(sql + "; INSERT INTO VersionInfo (Version) VALUES (1)");

        var report = _bed.Manager().Migrate();

        Assert.Equal([2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(["1|", "2|Step2", "3|Step3"], _bed.File.Rows("SELECT Version, Description FROM VersionInfo ORDER BY Version"));
        Assert.Equal("2", _bed.File.Scalar("SELECT count(AppliedOn) FROM VersionInfo"));
    }

    [Fact]
    public void Migrate_NameOfTheVersionTableTakenByAnIndex_IsAnErrorAndNothingIsWritten()
    {
        _bed.File.Execute("CREATE TABLE t (id INTEGER); CREATE INDEX VersionInfo ON t (id)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryNotCreated, () => _bed.Manager().Migrate());

        Assert.Contains("VersionInfo", error.Why, StringComparison.Ordinal);
    }

    private MigrationManager Manager(IVersionTableMetaData names) => _bed.Manager(configure: options => options.VersionTable = names);
}
