using Gromozeka.Database.Tests.Support;

using Microsoft.Data.Sqlite;

namespace Gromozeka.Database.Tests.Migrations;

public sealed class InitialSchemaRowsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "INSERT INTO chat_messages (chat_id, message_id, date, user_id, message_text) VALUES (1, 2, 'd', 3, 't')",
        "SELECT quote(thread_id), quote(message_type), quote(message_category), "
            + "quote(reply_id) FROM chat_messages", "0|'text'|'user'|NULL")]
    [InlineData(
        "INSERT INTO chat_users (chat_id, user_id, username, full_name) VALUES (1, 2, 'u', 'f')",
        "SELECT quote(messages_count) FROM chat_users", "0")]
    [InlineData(
        "INSERT INTO chat_info (chat_id, type) VALUES (-1, "
            + "'group')", "SELECT typeof(is_forum), quote(is_forum) FROM chat_info", "integer|0")]
    [InlineData(
        "INSERT INTO delayed_tasks (id, delayed_ts, function, kwargs) VALUES ('a', 1, 'f', '{}')",
        "SELECT typeof(is_done), quote(is_done) FROM delayed_tasks", "integer|0")]
    [InlineData(
        "INSERT INTO media_attachments (media_type, metadata) VALUES ('image', "
            + "'{}')", "SELECT quote(status) FROM media_attachments", "'pending'")]
    [InlineData(
        "INSERT INTO bayes_tokens (token) VALUES ('a')", "SELECT spam_count, ham_count, total_count FROM bayes_tokens", "0|0|0")]
    [InlineData(
        "INSERT INTO bayes_classes (is_spam) VALUES (1)", "SELECT message_count, token_count FROM bayes_classes", "0|0")]
    public void Insert_WithoutOptionalColumns_GetsTheDefaults(string insert, string select, string expected)
    {
        var file = Bot.Migrated(_folder, version: 1);

        file.Execute(insert);

        Assert.Equal(expected, file.Scalar(select));
    }

    [Fact]
    public void Insert_WithoutTimes_WritesThemAsTheBotDoes()
    {
        var file = Bot.Migrated(_folder, version: 1);

        file.Execute("INSERT INTO cache_weather (key, data) VALUES ('k', 'd')");

        Assert.Equal(
            "text|1|1",
            file.Scalar("SELECT typeof(created_at), created_at GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]', "
                + "updated_at = created_at FROM cache_weather"));
    }

    [Theory]
    [InlineData("settings", "INSERT INTO settings (key) VALUES (NULL)")]
    [InlineData("bayes_tokens", "INSERT INTO bayes_tokens (token, chat_id) VALUES ('a', NULL)")]
    [InlineData("bayes_classes", "INSERT INTO bayes_classes (chat_id, is_spam) VALUES (NULL, 1)")]
    [InlineData("media_attachments", "INSERT INTO media_attachments (media_type, metadata) VALUES ('image', '{}')")]
    [InlineData("cache_weather", "INSERT INTO cache_weather (data) VALUES ('d')")]
    [InlineData("cache_geocoding", "INSERT INTO cache_geocoding (data) VALUES ('d')")]
    [InlineData(
        "chat_summarization_cache",
        "INSERT INTO chat_summarization_cache (chat_id, first_message_id, last_message_id, prompt, summary) VALUES (1, 1, 1, 'p', 's')")]
    public void Insert_TheSameRowWithNullInTheKeyTwice_KeepsBoth(string table, string insert)
    {
        var file = Bot.Migrated(_folder, version: 1);
        var before = file.Content(table).Count;

        file.Execute(insert);
        file.Execute(insert);

        Assert.Equal(before + 2, file.Content(table).Count);
    }

    [Theory]
    [InlineData("INSERT INTO delayed_tasks (id, delayed_ts, function, kwargs) VALUES (NULL, 1, 'f', '{}')")]
    [InlineData("INSERT INTO bayes_tokens (token, chat_id) VALUES (NULL, 1)")]
    [InlineData("INSERT INTO chat_settings (chat_id, key) VALUES (1, NULL)")]
    public void Insert_NullInAKeyThatForbidsIt_Fails(string insert)
    {
        var file = Bot.Migrated(_folder, version: 1);

        Assert.Contains("NOT NULL", Assert.Throws<SqliteException>(() => file.Execute(insert)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Insert_AWholeNumberAsScore_IsStoredAsReal()
    {
        var file = Bot.Migrated(_folder, version: 1);

        file.Execute("INSERT INTO spam_messages (chat_id, user_id, message_id, text, reason, score) VALUES (1, 2, 3, 't', 'auto', 100)");

        Assert.Equal("real", file.Scalar("SELECT typeof(score) FROM spam_messages"));
    }
}
