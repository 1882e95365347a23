using Gromozeka.Database.History;
using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Tests.History;

/// <summary>The version table made, and dropped, by FluentMigrator's own runner, which knows of no triggers and no log.</summary>
public sealed class OtherRunnerTests : IDisposable
{
    private const string VersionTable = """
        CREATE TABLE "migrations" ("version" INTEGER NOT NULL);
        CREATE UNIQUE INDEX "idx_migrations_version" ON "migrations" ("version" ASC);
        ALTER TABLE "migrations" ADD COLUMN "applied_at" DATETIME;
        ALTER TABLE "migrations" ADD COLUMN "description" TEXT;
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Migrate_OnItsEmptyVersionTable_KeepsTheKeysInStep()
    {
        var file = NewFile(VersionTable);

        Bot.Manager(file).Migrate();

        Assert.Equal("1,2", file.Versions());
        Assert.Equal("2", file.Key(SettingsKeys.Version));
        Assert.NotNull(file.Key(SettingsKeys.LastRun));
    }

    [Fact]
    public void Migrate_OnAVersionTableOfOneColumn_CompletesIt()
    {
        var file = NewFile("CREATE TABLE \"migrations\" (\"version\" INTEGER NOT NULL)");

        Bot.Manager(file).Migrate();

        Assert.Equal(["1|Initial schema", "2|Example features"], file.Rows("SELECT version, description FROM migrations ORDER BY version"));
    }

    [Fact]
    public void MigrationsAlone_WithoutOurHistory_MakeTheTriggersThemselves()
    {
        var file = NewFile(VersionTable);

        Bot.Manager(file, change: WithoutOurHistory).Migrate();

        Assert.Equal("2", file.Key(SettingsKeys.Version));
        Assert.Equal("3", file.Scalar("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"));
        file.Execute("INSERT INTO migrations (version) VALUES (3)");
        Assert.Equal("3", file.Key(SettingsKeys.Version));
    }

    [Fact]
    public void MigrationsAlone_RolledBackTableDroppedAndMadeAgain_KeepTheKeysInStep()
    {
        var file = NewFile(VersionTable);
        Bot.Manager(file, change: WithoutOurHistory).Migrate();
        Bot.Manager(file, change: WithoutOurHistory).RollbackTo(0);
        file.Execute("DROP TABLE migrations");
        var afterDrop = file.Key(SettingsKeys.Version);

        file.Execute(VersionTable);
        Bot.Manager(file, change: WithoutOurHistory).Migrate();

        Assert.Equal("0", afterDrop);
        Assert.Equal("2", file.Key(SettingsKeys.Version));
    }

    [Fact]
    public void Migrate_AfterItDroppedTheTableWithTheTriggers_BringsThemBack()
    {
        var file = Bot.Migrated(_folder);
        Bot.Manager(file).RollbackTo(0);
        file.Execute("DROP TABLE migrations; " + VersionTable);

        Bot.Manager(file).Migrate(1);
        Bot.Manager(file).Migrate();

        Assert.Equal("2", file.Key(SettingsKeys.Version));
        Assert.Equal("3", file.Scalar("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"));
    }

    [Fact]
    public void Status_OfWhatItApplied_ShowsVersionsWithoutDurations()
    {
        var file = NewFile(VersionTable);
        Bot.Manager(file, change: WithoutOurHistory).Migrate();

        var status = Bot.Manager(file).GetStatus();

        Assert.Equal(2, status.CurrentVersion);
        Assert.All(status.Migrations, entry => Assert.True(entry.Applied is { Duration: null, IsAdopted: false, AppliedAt: not null }));
    }

    [Fact]
    public void Migrate_OverWhatItApplied_ChangesNotOneByte()
    {
        var file = NewFile(VersionTable);
        Bot.Manager(file, change: WithoutOurHistory).Migrate();
        var before = file.Hash;

        Bot.Manager(file).Migrate();

        Assert.Equal(before, file.Hash);
    }

    private static void WithoutOurHistory(MigrationOptions options)
    {
        options.Mirror = null;
        options.KeepLog = false;
        options.AdoptExistingDatabase = false;
    }

    private DatabaseFile NewFile(string sql)
    {
        var file = new DatabaseFile(_folder.File("other.db"));
        file.Execute(sql);
        return file;
    }
}
