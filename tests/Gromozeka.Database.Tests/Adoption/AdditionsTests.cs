using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Tests.Adoption;

/// <summary>What a legacy database may lack.</summary>
public sealed class AdditionsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DROP TABLE cache_weather", "table cache_weather")]
    [InlineData("DROP TABLE bayes_tokens", "table bayes_tokens")]
    [InlineData("DROP TABLE settings", "table settings")]
    [InlineData("DROP INDEX bayes_tokens_chat_idx", "index bayes_tokens_chat_idx")]
    [InlineData("DROP INDEX chat_summarization_cache_ctfl_index", "index chat_summarization_cache_ctfl_index")]
    [InlineData("ALTER TABLE chat_messages DROP COLUMN quote_text", "column chat_messages.quote_text")]
    [InlineData("ALTER TABLE chat_messages DROP COLUMN message_type", "column chat_messages.message_type")]
    [InlineData("ALTER TABLE chat_info DROP COLUMN is_forum", "column chat_info.is_forum")]
    [InlineData("DELETE FROM cache_weather; ALTER TABLE cache_weather DROP COLUMN updated_at", "column cache_weather.updated_at")]
    [InlineData("DELETE FROM settings; ALTER TABLE settings DROP COLUMN updated_at", "column settings.updated_at")]
    [InlineData("DELETE FROM cache_weather; ALTER TABLE cache_weather DROP COLUMN data", "column cache_weather.data")]
    public void Migrate_WithSomethingMissing_AddsIt(string sql, string added)
    {
        var file = Legacy.Copy(_folder, sql: sql);
        var log = new CapturedLog();

        var report = Bot.Manager(file, log: log).Migrate();

        Assert.Equal([added], report.Adoption!.Added);
        Assert.Contains($"Adoption: {added} was missing and has been added", log.Texts);
        Assert.Equal(Shape.Of(Bot.Migrated(_folder)), Shape.Of(file));
        Assert.Equal("1,2", file.Versions());
    }

    [Fact]
    public void Migrate_WithManyThingsMissing_AddsThemAllAndKeepsTheRows()
    {
        var file = Legacy.Copy(
            _folder,
            Legacy.Hostile,
            """
            DROP TABLE cache_geocoding; DROP TABLE ham_messages; DROP INDEX bayes_classes_chat_idx;
            ALTER TABLE chat_messages DROP COLUMN message_category; ALTER TABLE chat_topics DROP COLUMN icon_color;
            """
        );
        var tables = file.Tables().Except(["settings", "chat_messages", "chat_topics"]).ToList();
        var before = file.Content(tables);
        var messages = file.Rows("SELECT rowid, quote(chat_id), quote(message_text), quote(date) FROM chat_messages ORDER BY rowid");

        var report = Bot.Manager(file).Migrate();

        Assert.Equal(5, report.Adoption!.Added.Count);
        Assert.Equal(before, file.Content(tables));
        Assert.Equal(
            messages,
            file.Rows("SELECT rowid, quote(chat_id), quote(message_text), quote(date) FROM chat_messages ORDER BY rowid")
        );
        Assert.Equal(["'user'"], file.Rows("SELECT DISTINCT quote(message_category) FROM chat_messages"));
        Assert.Equal(["NULL"], file.Rows("SELECT DISTINCT quote(icon_color) FROM chat_topics"));
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(
        "ALTER TABLE chat_users DROP COLUMN created_at",
        "column chat_users.created_at: expected TIMESTAMP null default CURRENT_TIMESTAMP, found nothing"
    )]
    [InlineData("ALTER TABLE chat_users DROP COLUMN username", "column chat_users.username: expected TEXT not null, found nothing")]
    public void Migrate_WithAColumnMissingThatRowsNeed_Refuses(string sql, string difference)
    {
        var file = Legacy.Copy(_folder, sql: sql);
        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(ErrorCodes.ShapeDiffers, error.Code);
        Assert.Contains(difference, error.Why, StringComparison.Ordinal);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Theory]
    [InlineData("DROP INDEX bayes_tokens_chat_idx; CREATE INDEX bayes_tokens_chat_idx ON chat_topics (name)", "already exists")]
    [InlineData("DROP TABLE cache_weather; CREATE INDEX cache_weather ON chat_topics (name)", "already an index")]
    public void Migrate_WithAnAdditionThatFails_RollsEverythingBack(string sql, string why)
    {
        var file = Legacy.Copy(_folder, sql: "DROP TABLE cache_geocoding; " + sql);
        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(ErrorCodes.AdoptionRefused, error.Code);
        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Equal("nothing was written", error.State);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }
}
