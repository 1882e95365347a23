namespace Gromozeka.Database.Profiles.Seed;

/// <summary>The seed data as rows of the bot's tables.</summary>
internal static class SeedTables
{
    public static IEnumerable<SeedTable> All() =>
        [
            Chats(),
            Topics(),
            Settings(),
            Users(),
            Media(),
            Messages(),
            Days(),
            UserDays(),
            Verdicts("spam_messages", isSpam: true),
            Verdicts("ham_messages", isSpam: false),
            Tokens(),
            Classes(),
        ];

    private static SeedTable Chats() =>
        Table(
                "chat_info",
                ["chat_id", "title", "username", "type", "is_forum"],
                SeedChats.All.Select(chat => (object?[])[chat.Id, chat.Title, chat.Username, chat.Type, chat.IsForum])
            )
            .CreatedAndUpdated();

    private static SeedTable Topics() =>
        Table(
                "chat_topics",
                ["chat_id", "topic_id", "icon_color", "icon_custom_emoji_id", "name"],
                SeedChats.Topics.Select(topic => (object?[])[topic.Chat, topic.Id, topic.IconColor, topic.IconEmoji, topic.Name])
            )
            .CreatedAndUpdated();

    private static SeedTable Settings() =>
        Table(
                "chat_settings",
                ["chat_id", "key", "value"],
                SeedChats.Settings.Select(setting => (object?[])[setting.Chat, setting.Key, setting.Value])
            )
            .CreatedAndUpdated();

    private static SeedTable Users() =>
        Table(
                "chat_users",
                ["chat_id", "user_id", "username", "full_name", "timezone", "messages_count"],
                from sent in SeedStatistics.PerUser()
                let user = SeedUsers.Find(sent.User)
                select (object?[])[sent.Chat, user.Id, user.Username, user.FullName, user.TimeZone, sent.Messages]
            )
            .CreatedAndUpdated();

    private static SeedTable Media() =>
        Table(
                "media_attachments",
                ["file_unique_id", "file_id", "file_size", "media_type", "metadata", "status", "mime_type", "prompt", "description"],
                SeedMedia.All.Select(media =>
                    (object?[])
                        [
                            media.UniqueId,
                            "file-" + media.UniqueId,
                            media.Size,
                            media.Type,
                            media.Metadata,
                            media.Status,
                            media.MimeType,
                            media.Prompt,
                            media.Description,
                        ]
                )
            )
            .CreatedAndUpdated();

    private static SeedTable Messages() =>
        Table(
                "chat_messages",
                [
                    "chat_id",
                    "message_id",
                    "date",
                    "user_id",
                    "reply_id",
                    "thread_id",
                    "root_message_id",
                    "message_text",
                    "message_type",
                    "message_category",
                    "quote_text",
                    "media_id",
                ],
                SeedMessages.All.Select(message =>
                    (object?[])
                        [
                            message.Chat,
                            message.Id,
                            message.Date,
                            message.User,
                            message.ReplyTo,
                            message.Thread,
                            SeedMessages.Root(message),
                            message.Text,
                            message.Type,
                            message.Category,
                            message.Quote,
                            message.Media,
                        ]
                )
            )
            .Created();

    private static SeedTable Days() =>
        Table(
                "chat_stats",
                ["chat_id", "date", "messages_count"],
                SeedStatistics.PerDay().Select(sent => (object?[])[sent.Chat, sent.Day, sent.Messages])
            )
            .CreatedAndUpdated();

    private static SeedTable UserDays() =>
        Table(
                "chat_user_stats",
                ["chat_id", "user_id", "date", "messages_count"],
                SeedStatistics.PerUserAndDay().Select(sent => (object?[])[sent.Chat, sent.User, sent.Day, sent.Messages])
            )
            .CreatedAndUpdated();

    private static SeedTable Verdicts(string table, bool isSpam) =>
        Table(
                table,
                ["chat_id", "user_id", "message_id", "text", "reason", "score"],
                from verdict in SeedVerdicts.All
                where verdict.IsSpam == isSpam
                select (object?[])
                    [verdict.Chat, verdict.Message.User, verdict.MessageId, verdict.Message.Text, verdict.Reason, verdict.Score]
            )
            .CreatedAndUpdated();

    private static SeedTable Tokens() =>
        Table(
                "bayes_tokens",
                ["token", "chat_id", "spam_count", "ham_count", "total_count"],
                SeedBayes.Tokens().Select(token => (object?[])[token.Text, token.Chat, token.Spam, token.Ham, token.Spam + token.Ham])
            )
            .CreatedAndUpdated();

    private static SeedTable Classes() =>
        Table(
                "bayes_classes",
                ["chat_id", "is_spam", "message_count", "token_count"],
                SeedBayes.Classes().Select(learnt => (object?[])[learnt.Chat, learnt.IsSpam, learnt.Messages, learnt.Tokens])
            )
            .CreatedAndUpdated();

    private static SeedTable Table(string name, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        new(name, columns, [.. rows]);
}
