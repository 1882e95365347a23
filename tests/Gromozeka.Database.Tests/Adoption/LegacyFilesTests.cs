using Gromozeka.Database.History;
using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.Adoption;

public sealed class LegacyFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Legacy.Plain, 8089)]
    [InlineData(Legacy.Hostile, 8092)]
    public void Migrate_ALegacyFile_KeepsEveryRowOfEveryTable(string name, int rows)
    {
        var file = Legacy.Copy(_folder, name);
        var tables = file.Tables();
        var before = file.Content(tables);

        Bot.Manager(file).Migrate();

        var after = file.Content(tables);
        Assert.Equal(18, tables.Count);
        Assert.Equal(rows, before.Values.Sum(table => table.Count));
        Assert.All(tables.Where(table => table != "settings"), table => Assert.Equal(before[table], after[table]));
        Assert.Equal(before["settings"], after["settings"].Take(before["settings"].Count));
    }

    [Theory]
    [InlineData(Legacy.Plain)]
    [InlineData(Legacy.Hostile)]
    public void Migrate_ALegacyFile_AdoptsItAsVersion1AndAppliesVersion2(string name)
    {
        var file = Legacy.Copy(_folder, name);

        var report = Bot.Manager(file).Migrate();

        Assert.Equal((0, 2), (report.FromVersion, report.ToVersion));
        Assert.NotNull(report.Adoption);
        Assert.Equal(1, report.Adoption.Version);
        Assert.Empty(report.Adoption.Added);
        Assert.Empty(report.Adoption.LeftAlone);
        Assert.Equal([2L], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(["1|Initial schema", "2|Example features"], file.Rows("SELECT version, description FROM migrations ORDER BY version"));
        Assert.Equal(["1|adopt|success", "2|up|success"], file.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id"));
        Assert.Equal("2", file.Key(SettingsKeys.Version));
        Assert.NotNull(file.Key(SettingsKeys.LastRun));
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(Legacy.Plain)]
    [InlineData(Legacy.Hostile)]
    public void Migrate_ALegacyFile_GivesItTheShapeOfAFreshOne(string name)
    {
        var file = Legacy.Copy(_folder, name);

        Bot.Manager(file).Migrate();

        Assert.Equal(Shape.Of(Bot.Migrated(_folder)), Shape.Of(file));
    }

    [Theory]
    [InlineData(Legacy.Plain)]
    [InlineData(Legacy.Hostile)]
    public void Migrate_AnAdoptedFileAgain_ChangesNotOneByte(string name)
    {
        var file = Legacy.Copy(_folder, name);
        Bot.Manager(file).Migrate();
        var before = file.Hash;

        var report = Bot.Manager(file).Migrate();
        Bot.Manager(file).GetStatus();

        Assert.Null(report.Adoption);
        Assert.Empty(report.Steps);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Fact]
    public void GetStatus_OfALegacyFile_SaysVersion0AndChangesNotOneByte()
    {
        var file = Legacy.Copy(_folder);
        var before = file.Hash;

        var status = Bot.Manager(file).GetStatus();

        Assert.Equal(0, status.CurrentVersion);
        Assert.Equal(2, status.Pending.Count());
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Fact]
    public void GetStatus_OfAnAdoptedFile_SaysWhichWasAdopted()
    {
        var file = Legacy.Copy(_folder);
        Bot.Manager(file).Migrate();

        var status = Bot.Manager(file).GetStatus();

        Assert.Equal([true, false], status.Migrations.Select(entry => entry.Applied!.IsAdopted));
        Assert.Empty(Bot.Manager(file).Validate());
    }

    [Fact]
    public void Migrate_OnlyToVersion1_AdoptsWithoutAStep()
    {
        var file = Legacy.Copy(_folder);

        var report = Bot.Manager(file).Migrate(1);

        Assert.Equal(1, report.ToVersion);
        Assert.NotNull(report.Adoption);
        Assert.Empty(report.Steps);
        Assert.Equal("1", file.Versions());
        Assert.Equal("1", file.Key(SettingsKeys.Version));
    }

    [Theory]
    [InlineData(Legacy.Plain)]
    [InlineData(Legacy.Hostile)]
    public void Migrate_ALegacyFileInWalMode_KeepsRowsAndMode(string name)
    {
        var file = Legacy.Copy(
            _folder,
            name,
            "PRAGMA journal_mode = wal; INSERT INTO cache_weather (key, data) VALUES ('in the log', 'd')"
        );
        var before = file.Content(["cache_weather", "chat_messages", "bayes_tokens"]);

        Bot.Manager(file).Migrate();

        Assert.Equal("wal", file.Scalar("PRAGMA journal_mode"));
        Assert.Equal(before, file.Content(before.Keys));
        Assert.Equal("1,2", file.Versions());
    }

    [Fact]
    public void Migrate_WhileTheLogOfADeadProcessHoldsRows_KeepsThem()
    {
        var file = Legacy.Copy(_folder, sql: "PRAGMA journal_mode = wal");
        var survivor = new DatabaseFile(_folder.File("survivor.db"));
        using (var writer = file.Open())
        {
            using var insert = writer.CreateCommand();
            insert.CommandText = "INSERT INTO cache_weather (key, data) VALUES ('only in the log', 'd')";
            insert.ExecuteNonQuery();
            // What the disk holds while the writer lives is what it leaves when it dies.
            File.Copy(file.Path, survivor.Path);
            File.Copy(file.Path + "-wal", survivor.Path + "-wal");
        }

        Bot.Manager(survivor).Migrate();

        Assert.Equal("1", survivor.Scalar("SELECT count(*) FROM cache_weather WHERE key = 'only in the log'"));
        Assert.Equal(file.Content("cache_weather"), survivor.Content("cache_weather"));
        Assert.Equal("1,2", survivor.Versions());
    }

    [Fact]
    public void RollbackTo_OfAnAdoptedFile_RefusesBecauseOfItsRows()
    {
        var file = Legacy.Copy(_folder);
        Bot.Manager(file).Migrate();
        var before = file.Hash;

        var error = Assert.Throws<FluentMigrations.MigrationException>(() => Bot.Manager(file).RollbackTo(0));

        Assert.Equal("GM401", error.Code.Id);
        var rows = file.Scalar("SELECT count(*) FROM chat_messages");
        Assert.Contains("chat_messages", error.Why, StringComparison.Ordinal);
        Assert.Contains(rows!, error.Why.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(before, file.Hash);
    }
}
