using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.Profiles;

public sealed class DevelopmentSeedTests : IDisposable
{
    private const string Warning = "The database has other chats";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_InDevelopment_FillsTheDatabase()
    {
        var file = new DatabaseFile(_folder.File("a.db"));

        await BotHost.Start(file, "Development");

        Assert.Equal(["group|0", "private|0", "supergroup|1"], file.Rows("SELECT type, is_forum FROM chat_info ORDER BY type"));
        Assert.All(
            file.Tables()
                .Except(["delayed_tasks", "user_data", "chat_summarization_cache", "cache_weather", "cache_geocoding", "example_features"]),
            table => Assert.NotEmpty(file.Content(table))
        );
        Assert.Empty(file.Content("delayed_tasks"));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Developmental")]
    public async Task Start_InAnotherEnvironment_AddsNoRow(string environment)
    {
        var file = new DatabaseFile(_folder.File("a.db"));

        await BotHost.Start(file, environment);

        Assert.All(file.Tables().Except(["settings", "migrations", "migration_log"]), table => Assert.Empty(file.Content(table)));
        Assert.Equal("1,2", file.Versions());
    }

    [Fact]
    public async Task Start_InDevelopmentAgain_ChangesNotOneByte()
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        await BotHost.Start(file, "Development");
        var before = file.Hash;
        var log = new CapturedLog();

        await BotHost.Start(file, "Development", log);

        Assert.Equal(before, file.Hash);
        Assert.Empty(log.Warnings);
    }

    [Fact]
    public async Task Start_InDevelopmentOfTwoFiles_GivesBothTheSameRows()
    {
        var first = new DatabaseFile(_folder.File("a.db"));
        var second = new DatabaseFile(_folder.File("b.db"));

        await BotHost.Start(first, "Development");
        await BotHost.Start(second, "Development");

        var tables = first.Tables().Except(["settings", "migrations", "migration_log"]).ToList();
        Assert.Equal(first.Content(tables), second.Content(tables));
    }

    [Fact]
    public async Task Start_AfterADeveloperWorkedWithTheSeed_KeepsTheWork()
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        await BotHost.Start(file, "Development");
        file.Execute(
            "DELETE FROM spam_messages; UPDATE chat_messages SET message_text = 'mine' WHERE message_id = 5; "
                + "DELETE FROM chat_info WHERE type = 'group'"
        );
        var before = file.Hash;

        await BotHost.Start(file, "Development");

        Assert.Equal(before, file.Hash);
    }

    [Theory]
    [InlineData("INSERT INTO chat_info (chat_id, type) VALUES (-77, 'group')")]
    [InlineData("INSERT INTO chat_messages (chat_id, message_id, date, user_id, message_text) VALUES (-77, 1, 'd', 1, 't')")]
    public async Task Start_InDevelopmentWithAnotherChat_LeavesItAloneWithOneWarning(string sql)
    {
        var file = Bot.Migrated(_folder);
        file.Execute(sql);
        var before = file.Hash;
        var log = new CapturedLog();

        await BotHost.Start(file, "Development", log);

        Assert.Equal(before, file.Hash);
        Assert.StartsWith(Warning, Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Legacy.Plain)]
    [InlineData(Legacy.Hostile)]
    public async Task Start_InDevelopmentOnALegacyFile_AdoptsItAndAddsNoRow(string name)
    {
        var file = Legacy.Copy(_folder, name);
        var tables = file.Tables().Except(["settings"]).ToList();
        var before = file.Content(tables);
        var log = new CapturedLog();

        await BotHost.Start(file, "Development", log);

        Assert.Equal(before, file.Content(tables));
        Assert.Equal("1,2", file.Versions());
        Assert.StartsWith(Warning, Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InDevelopmentOnAProductionFileWithoutChats_FillsIt()
    {
        var file = Bot.Migrated(_folder);

        await BotHost.Start(file, "Development");

        Assert.Equal("3", file.Scalar("SELECT count(*) FROM chat_info"));
    }

    [Fact]
    public void Migrate_WithTheProfile_ReportsIt()
    {
        var report = Bot.Manager(new DatabaseFile(_folder.File("a.db")), "Development").Migrate();

        Assert.Equal(["DevelopmentSeed"], report.Profiles);
        Assert.Equal(2, report.ToVersion);
    }

    [Fact]
    public void RollbackTo_WithTheProfile_DoesNotRunIt()
    {
        var file = Bot.Migrated(_folder);

        var report = Bot.Manager(file, "Development").RollbackTo(1);

        Assert.Empty(report.Profiles);
        Assert.Empty(file.Content("chat_info"));
    }
}
