using FluentMigrator;
using FluentMigrator.Builders.Create.Table;
using Gromozeka.Database.History;

namespace Gromozeka.Database.Migrations;

/// <summary>
/// The bot's tables exactly as it created them before it had migrations, so that such a database can be adopted as version 1: declared
/// types, defaults, and keys that accept NULL where the bot relies on that. <c>Down</c> drops all of them except <c>settings</c>.
/// </summary>
/// <remarks>
/// TIMESTAMP, BOOLEAN and FLOAT are spelled out, because the bot converts values by their declared type and FluentMigrator's own
/// types have other names on SQLite.
/// </remarks>
[Migration(1, "Initial schema")]
public sealed class Migration001InitialSchema : Migration
{
    /// <inheritdoc />
    public override void Up()
    {
        CreateSettings();
        CreateMessages();
        CreateChats();
        CreateStatistics();
        CreateMedia();
        CreateTasksAndUserData();
        CreateSpam();
        CreateTopics();
        CreateSummaries();
        CreateBayes();
        CreateCaches();
    }

    /// <inheritdoc />
    public override void Down()
    {
        Delete.Table("cache_geocoding");
        Delete.Table("cache_weather");
        Delete.Table("bayes_classes");
        Delete.Table("bayes_tokens");
        Delete.Table("chat_summarization_cache");
        Delete.Table("chat_topics");
        Delete.Table("ham_messages");
        Delete.Table("spam_messages");
        Delete.Table("user_data");
        Delete.Table("delayed_tasks");
        Delete.Table("media_attachments");
        Delete.Table("chat_user_stats");
        Delete.Table("chat_stats");
        Delete.Table("chat_info");
        Delete.Table("chat_users");
        Delete.Table("chat_settings");
        Delete.Table("chat_messages");
        // "settings" stays: the triggers of the version table write to it when the row of this migration is removed.
    }

    private void CreateSettings()
    {
        // Our history has already created it, and it outlives Down. Another runner has not created it, and creates the version table
        // without triggers.
        if (!Schema.Table("settings").Exists())
        {
            Create.Table("settings")
                .WithColumn("key").AsString().Nullable().PrimaryKey()
                .WithColumn("value").AsString().Nullable()
                .WithCreatedAndUpdatedAt();
        }

        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql(SettingsKeys.EnsureSql);
        IfDatabase(ProcessorIdConstants.Postgres).Execute.Sql(PostgresSettingsKeys.EnsureSql);
    }

    private void CreateMessages()
    {
        Create.Table("chat_messages")
            .WithColumn("chat_id").AsInt64().PrimaryKey()
            .WithColumn("message_id").AsInt64().PrimaryKey()
            .WithColumn("date").AsCustom("TIMESTAMP")
            .WithColumn("user_id").AsInt64()
            .WithColumn("reply_id").AsInt64().Nullable()
            .WithColumn("thread_id").AsInt64().WithDefaultValue(0)
            .WithColumn("root_message_id").AsInt64().Nullable()
            .WithColumn("message_text").AsString()
            .WithColumn("message_type").AsString().WithDefaultValue("text")
            .WithColumn("message_category").AsString().WithDefaultValue("user")
            .WithColumn("quote_text").AsString().Nullable()
            .WithColumn("media_id").AsString().Nullable()
            .WithCreatedAt();
    }

    private void CreateChats()
    {
        Create.Table("chat_settings")
            .WithColumn("chat_id").AsInt64().PrimaryKey()
            .WithColumn("key").AsString().PrimaryKey()
            .WithColumn("value").AsString().Nullable()
            .WithCreatedAndUpdatedAt();

        Create.Table("chat_users")
            .WithColumn("chat_id").AsInt64().PrimaryKey()
            .WithColumn("user_id").AsInt64().PrimaryKey()
            .WithColumn("username").AsString()
            .WithColumn("full_name").AsString()
            .WithColumn("timezone").AsString().Nullable()
            .WithColumn("messages_count").AsInt64().WithDefaultValue(0)
            .WithCreatedAndUpdatedAt();

        Create.Table("chat_info")
            .WithColumn("chat_id").AsInt64().Nullable().PrimaryKey()
            .WithColumn("title").AsString().Nullable()
            .WithColumn("username").AsString().Nullable()
            .WithColumn("type").AsString()
            .WithColumn("is_forum").AsCustom("BOOLEAN").WithDefaultValue(RawSql.Insert("FALSE"))
            .WithCreatedAndUpdatedAt();
    }

    private void CreateStatistics()
    {
        Create.Table("chat_stats")
            .WithColumn("chat_id").AsInt64().PrimaryKey()
            .WithColumn("date").AsCustom("TIMESTAMP").PrimaryKey()
            .WithColumn("messages_count").AsInt64().WithDefaultValue(0)
            .WithCreatedAndUpdatedAt();

        Create.Table("chat_user_stats")
            .WithColumn("chat_id").AsInt64().PrimaryKey()
            .WithColumn("user_id").AsInt64().PrimaryKey()
            .WithColumn("date").AsCustom("TIMESTAMP").PrimaryKey()
            .WithColumn("messages_count").AsInt64().WithDefaultValue(0)
            .WithCreatedAndUpdatedAt();
    }

    private void CreateMedia()
    {
        Create.Table("media_attachments")
            .WithColumn("file_unique_id").AsString().Nullable().PrimaryKey()
            .WithColumn("file_id").AsString().Nullable()
            .WithColumn("file_size").AsInt64().Nullable()
            .WithColumn("media_type").AsString()
            .WithColumn("metadata").AsString()
            .WithColumn("status").AsString().WithDefaultValue("pending")
            .WithColumn("mime_type").AsString().Nullable()
            .WithColumn("local_url").AsString().Nullable()
            .WithColumn("prompt").AsString().Nullable()
            .WithColumn("description").AsString().Nullable()
            .WithCreatedAndUpdatedAt();
    }

    private void CreateTasksAndUserData()
    {
        Create.Table("delayed_tasks")
            .WithColumn("id").AsString().PrimaryKey()
            .WithColumn("delayed_ts").AsInt64()
            .WithColumn("function").AsString()
            .WithColumn("kwargs").AsString()
            .WithColumn("is_done").AsCustom("BOOLEAN").WithDefaultValue(RawSql.Insert("FALSE"))
            .WithCreatedAndUpdatedAt();

        Create.Table("user_data")
            .WithColumn("user_id").AsInt64().PrimaryKey()
            .WithColumn("chat_id").AsInt64().PrimaryKey()
            .WithColumn("key").AsString().PrimaryKey()
            .WithColumn("data").AsString()
            .WithCreatedAndUpdatedAt();
    }

    private void CreateSpam()
    {
        foreach (var table in new[] { "spam_messages", "ham_messages" })
        {
            Create.Table(table)
                .WithColumn("chat_id").AsInt64().PrimaryKey()
                .WithColumn("user_id").AsInt64().PrimaryKey()
                .WithColumn("message_id").AsInt64().PrimaryKey()
                .WithColumn("text").AsString()
                .WithColumn("reason").AsString()
                .WithColumn("score").AsCustom("FLOAT")
                .WithCreatedAndUpdatedAt();
        }
    }

    private void CreateTopics()
    {
        Create.Table("chat_topics")
            .WithColumn("chat_id").AsInt64().PrimaryKey()
            .WithColumn("topic_id").AsInt64().PrimaryKey()
            .WithColumn("icon_color").AsInt64().Nullable()
            .WithColumn("icon_custom_emoji_id").AsString().Nullable()
            .WithColumn("name").AsString().Nullable()
            .WithCreatedAndUpdatedAt();
    }

    private void CreateSummaries()
    {
        Create.Table("chat_summarization_cache")
            .WithColumn("csid").AsString().Nullable().PrimaryKey()
            .WithColumn("chat_id").AsInt64()
            .WithColumn("topic_id").AsInt64().Nullable()
            .WithColumn("first_message_id").AsInt64()
            .WithColumn("last_message_id").AsInt64()
            .WithColumn("prompt").AsString()
            .WithColumn("summary").AsString()
            .WithCreatedAndUpdatedAt();
        Create.Index("chat_summarization_cache_ctfl_index").OnTable("chat_summarization_cache")
            .OnColumn("chat_id").Ascending()
            .OnColumn("topic_id").Ascending()
            .OnColumn("first_message_id").Ascending()
            .OnColumn("last_message_id").Ascending()
            .OnColumn("prompt").Ascending();
    }

    /// <summary>
    /// In both tables, a NULL chat means all chats, and such rows may repeat, so the keys must accept NULL. A key of PostgreSQL does not:
    /// there, an ordinary index takes its place.
    /// </summary>
    private void CreateBayes()
    {
        BayesTokens(IfDatabase(ProcessorIdConstants.SQLite).Create.Table("bayes_tokens")
            .WithColumn("token").AsString().PrimaryKey()
            .WithColumn("chat_id").AsInt64().Nullable().PrimaryKey());
        BayesTokens(IfDatabase(ProcessorIdConstants.Postgres).Create.Table("bayes_tokens")
            .WithColumn("token").AsString()
            .WithColumn("chat_id").AsInt64().Nullable());
        Create.Index("bayes_tokens_chat_idx").OnTable("bayes_tokens").OnColumn("chat_id").Ascending();
        Create.Index("bayes_tokens_total_idx").OnTable("bayes_tokens").OnColumn("total_count").Ascending();
        IfDatabase(ProcessorIdConstants.Postgres).Create.Index("bayes_tokens_key_idx").OnTable("bayes_tokens")
            .OnColumn("token").Ascending()
            .OnColumn("chat_id").Ascending();

        BayesClasses(IfDatabase(ProcessorIdConstants.SQLite).Create.Table("bayes_classes")
            .WithColumn("chat_id").AsInt64().Nullable().PrimaryKey()
            .WithColumn("is_spam").AsCustom("BOOLEAN").PrimaryKey());
        BayesClasses(IfDatabase(ProcessorIdConstants.Postgres).Create.Table("bayes_classes")
            .WithColumn("chat_id").AsInt64().Nullable()
            .WithColumn("is_spam").AsCustom("BOOLEAN"));
        Create.Index("bayes_classes_chat_idx").OnTable("bayes_classes").OnColumn("chat_id").Ascending();
        IfDatabase(ProcessorIdConstants.Postgres).Create.Index("bayes_classes_key_idx").OnTable("bayes_classes")
            .OnColumn("chat_id").Ascending()
            .OnColumn("is_spam").Ascending();
    }

    private static void BayesTokens(ICreateTableWithColumnSyntax table) =>
        table
            .WithColumn("spam_count").AsInt64().Nullable().WithDefaultValue(0)
            .WithColumn("ham_count").AsInt64().Nullable().WithDefaultValue(0)
            .WithColumn("total_count").AsInt64().Nullable().WithDefaultValue(0)
            .WithCreatedAndUpdatedAt();

    private static void BayesClasses(ICreateTableWithColumnSyntax table) =>
        table
            .WithColumn("message_count").AsInt64().Nullable().WithDefaultValue(0)
            .WithColumn("token_count").AsInt64().Nullable().WithDefaultValue(0)
            .WithCreatedAndUpdatedAt();

    private void CreateCaches()
    {
        foreach (var table in new[] { "cache_weather", "cache_geocoding" })
        {
            Create.Table(table)
                .WithColumn("key").AsString().Nullable().PrimaryKey()
                .WithColumn("data").AsString()
                .WithCreatedAndUpdatedAt();
        }
    }
}
