using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class VersionTableTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_TableWithoutDescription_AddsTheColumn()
    {
        _host.File.Execute(
            """
            CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL);
            CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
            ALTER TABLE "VersionInfo" ADD COLUMN "AppliedOn" DATETIME;
            CREATE TABLE Books (Id INTEGER PRIMARY KEY, Title TEXT);
            INSERT INTO VersionInfo VALUES (1, '2020-01-01T00:00:00');
            """
        );

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(
            ["1|2020-01-01T00:00:00|", "2||AddYear", "20260102030405||The readers"],
            _host.File.Rows("SELECT Version, CASE Version WHEN 1 THEN AppliedOn END, Description FROM VersionInfo ORDER BY Version")
        );
    }

    [Fact]
    public void MigrateUp_TableOfVersionsOnly_AddsIndexAndColumns()
    {
        _host.File.Execute("CREATE TABLE \"VersionInfo\" (\"Version\" INTEGER NOT NULL)");

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["Version", "AppliedOn", "Description"], _host.File.Rows("SELECT name FROM pragma_table_info('VersionInfo')"));
        Assert.Equal(["UC_Version"], _host.File.Rows("SELECT name FROM pragma_index_list('VersionInfo')"));
    }

    [Fact]
    public void MigrateUp_WithVersionTable_UsesItsNames()
    {
        _host.Builder = builder => builder.WithVersionTable(new History()).ScanIn(typeof(RunnerHost).Assembly).For.Migrations();

        _host.Run(runner => runner.MigrateUp(1));

        Assert.Equal(["1|The books"], _host.File.Rows("SELECT Number, Label FROM History WHERE Moment IS NOT NULL"));
        Assert.Equal(["1"], _host.File.Rows("SELECT pk FROM pragma_table_info('History') WHERE name = 'Number'"));
    }

    [Fact]
    public void MigrateUp_VersionTableFoundByScan_UsesItsNames()
    {
        using var host = RunnerHost.OfEverything("OwnVersionTable");

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1"], host.File.Rows("SELECT Number FROM Chronicle"));
    }

    [Fact]
    public void VersionLoader_UpdateAndDelete_WriteTheTable()
    {
        _host.InScope(services =>
        {
            var loader = services.GetRequiredService<IVersionLoader>();
            loader.UpdateVersionInfo(7, "by hand");
            loader.UpdateVersionInfo(8);
            loader.DeleteVersion(8);
            Assert.True(loader.AlreadyCreatedVersionTable);
            Assert.True(loader.VersionInfo.HasAppliedMigration(7));
            return loader;
        });

        Assert.Equal(["7|by hand"], _host.File.Rows("SELECT Version, Description FROM VersionInfo"));
    }

    public sealed class History : IVersionTableMetaData
    {
        public bool OwnsSchema => false;

        public string SchemaName => "";

        public string TableName => "History";

        public string ColumnName => "Number";

        public string DescriptionColumnName => "Label";

        public string UniqueIndexName => "UC_History";

        public string AppliedOnColumnName => "Moment";

        public bool CreateWithPrimaryKey => true;
    }
}
