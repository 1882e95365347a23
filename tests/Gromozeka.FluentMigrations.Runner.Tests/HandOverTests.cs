namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A database that FluentMigrator migrated half way, made as it makes one, goes on here.</summary>
public sealed class HandOverTests : IDisposable
{
    private const string MadeByFluentMigrator = """
        CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL);
        CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
        ALTER TABLE "VersionInfo" ADD COLUMN "AppliedOn" DATETIME;
        ALTER TABLE "VersionInfo" ADD COLUMN "Description" TEXT;
        CREATE TABLE "Books" ("Id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "Title" TEXT NOT NULL);
        INSERT INTO "VersionInfo" ("Version", "AppliedOn", "Description") VALUES (1, '2026-01-01T10:20:30', 'The books');
        INSERT INTO "Books" ("Title") VALUES ('Moby-Dick');
        """;

    private readonly RunnerHost _host = new("Library");

    public HandOverTests() => _host.File.Execute(MadeByFluentMigrator);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_DatabaseOfFluentMigrator_GoesOnFromItsVersion()
    {
        var versionTable = _host.File.Rows("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'VersionInfo'");

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Equal(["1|Moby-Dick|"], _host.File.Rows("SELECT Id, Title, Year FROM Books"));
        Assert.Equal(versionTable, _host.File.Rows("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'VersionInfo'"));
    }

    [Fact]
    public void Rollback_DatabaseOfFluentMigrator_UndoesItsMigration()
    {
        _host.Run(runner => runner.Rollback(1));

        Assert.Empty(_host.File.Tables());
    }

    [Fact]
    public void HasMigrationsToApply_DatabaseOfFluentMigrator_TellsAndWritesNothing()
    {
        var hash = _host.File.Hash;

        Assert.True(_host.Ask(runner => runner.HasMigrationsToApplyUp()));
        Assert.False(_host.Ask(runner => runner.HasMigrationsToApplyUp(1)));
        Assert.True(_host.Ask(runner => runner.HasMigrationsToApplyDown(0)));
        Assert.False(_host.Ask(runner => runner.HasMigrationsToApplyDown(1)));
        Assert.True(_host.Ask(runner => runner.HasMigrationsToApplyRollback()));
        Assert.Equal(hash, _host.File.Hash);
    }
}
