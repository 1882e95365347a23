using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.Profiles;

/// <summary>
/// The seed's counts and references, computed again by SQL from its messages: each query returns the rows that are wrong.
/// </summary>
public sealed class SeedConsistencyTests : IClassFixture<SeedConsistencyTests.Seeded>
{
    private const string Words =
        "WITH verdicts AS (SELECT chat_id, 1 AS is_spam FROM spam_messages UNION ALL SELECT chat_id, 0 FROM ham_messages) ";

    private readonly DatabaseFile _file;

    public SeedConsistencyTests(Seeded seeded) => _file = seeded.File;

    [Theory]
    [InlineData(
        "users' counts",
        "SELECT chat_id, user_id, messages_count FROM chat_users EXCEPT SELECT chat_id, user_id, count(*) FROM chat_messages GROUP BY 1, 2"
    )]
    [InlineData("users without a row", "SELECT chat_id, user_id FROM chat_messages EXCEPT SELECT chat_id, user_id FROM chat_users")]
    [InlineData(
        "days",
        "SELECT chat_id, date, messages_count FROM chat_stats "
            + "EXCEPT SELECT chat_id, substr(date, 1, 10) || ' 00:00:00+00:00', count(*) FROM chat_messages GROUP BY 1, 2"
    )]
    [InlineData(
        "days without a row",
        "SELECT chat_id, substr(date, 1, 10) FROM chat_messages EXCEPT SELECT chat_id, substr(date, 1, 10) FROM chat_stats"
    )]
    [InlineData(
        "users' days",
        "SELECT chat_id, user_id, date, messages_count FROM chat_user_stats "
            + "EXCEPT SELECT chat_id, user_id, substr(date, 1, 10) || ' 00:00:00+00:00', count(*) FROM chat_messages GROUP BY 1, 2, 3"
    )]
    [InlineData(
        "users' days without a row",
        "SELECT chat_id, user_id, substr(date, 1, 10) FROM chat_messages EXCEPT SELECT chat_id, user_id, substr(date, 1, "
            + "10) FROM chat_user_stats"
    )]
    [InlineData("chats without a row", "SELECT chat_id FROM chat_messages EXCEPT SELECT chat_id FROM chat_info")]
    [InlineData(
        "replies to nothing",
        "SELECT * FROM chat_messages m WHERE reply_id IS NOT NULL AND NOT EXISTS "
            + "(SELECT 1 FROM chat_messages r WHERE r.chat_id = m.chat_id AND r.message_id = m.reply_id AND r.message_id < m.message_id)"
    )]
    [InlineData(
        "roots",
        "SELECT m.chat_id, m.message_id FROM chat_messages m LEFT JOIN chat_messages r ON r.chat_id = m.chat_id AND r.message_id = "
            + "m.reply_id "
            + "WHERE m.root_message_id IS NOT CASE WHEN m.reply_id IS NULL THEN NULL ELSE coalesce(r.root_message_id, r.message_id) END"
    )]
    [InlineData(
        "threads without a topic",
        "SELECT * FROM chat_messages m WHERE thread_id <> 0 AND NOT EXISTS "
            + "(SELECT 1 FROM chat_topics t WHERE t.chat_id = m.chat_id AND t.topic_id = m.thread_id)"
    )]
    [InlineData(
        "topics outside of forums",
        "SELECT * FROM chat_topics WHERE chat_id NOT IN (SELECT chat_id FROM chat_info WHERE is_forum)"
    )]
    [InlineData(
        "media that is not there",
        "SELECT * FROM chat_messages WHERE media_id IS NOT NULL AND media_id NOT IN (SELECT file_unique_id FROM media_attachments)"
    )]
    [InlineData("media without a message", "SELECT file_unique_id FROM media_attachments EXCEPT SELECT media_id FROM chat_messages")]
    [InlineData("metadata that is no JSON", "SELECT * FROM media_attachments WHERE NOT json_valid(metadata)")]
    [InlineData(
        "verdicts on other texts",
        "SELECT chat_id, user_id, message_id, text FROM (SELECT * FROM spam_messages UNION ALL SELECT * FROM ham_messages) "
            + "EXCEPT SELECT chat_id, user_id, message_id, message_text FROM chat_messages"
    )]
    [InlineData(
        "spam by category",
        "SELECT chat_id, message_id FROM chat_messages WHERE message_category = 'user-spam' EXCEPT SELECT chat_id, "
            + "message_id FROM spam_messages"
    )]
    [InlineData(
        "both spam and ham",
        "SELECT chat_id, message_id FROM spam_messages INTERSECT SELECT chat_id, message_id FROM ham_messages"
    )]
    [InlineData("tokens' totals", "SELECT * FROM bayes_tokens WHERE total_count <> spam_count + ham_count OR total_count < 1")]
    [InlineData(
        "messages of a class",
        Words
            + "SELECT chat_id, is_spam, message_count FROM bayes_classes EXCEPT SELECT chat_id, is_spam, "
            + "count(*) FROM verdicts GROUP BY 1, 2"
    )]
    [InlineData("classes without a row", Words + "SELECT chat_id, is_spam FROM verdicts EXCEPT SELECT chat_id, is_spam FROM bayes_classes")]
    [InlineData(
        "tokens of a class",
        "SELECT * FROM bayes_classes c WHERE token_count <> (SELECT sum(iif(c.is_spam, spam_count, "
            + "ham_count)) FROM bayes_tokens t WHERE t.chat_id = c.chat_id)"
    )]
    [InlineData(
        "tokens that are in no learnt message",
        "SELECT * FROM bayes_tokens t WHERE NOT EXISTS (SELECT 1 FROM (SELECT chat_id, "
            + "text FROM spam_messages UNION ALL SELECT chat_id, text FROM ham_messages) v "
            + "WHERE v.chat_id = t.chat_id AND (instr(lower(v.text), t.token) OR instr(v.text, substr(t.token, 2))))"
    )]
    [InlineData(
        "counts for all chats",
        "SELECT * FROM bayes_tokens WHERE chat_id IS NULL UNION ALL SELECT chat_id, is_spam, 0, 0, 0, 0, "
            + "0 FROM bayes_classes WHERE chat_id IS NULL"
    )]
    [InlineData(
        "times in another form",
        "SELECT * FROM chat_messages WHERE date NOT GLOB '2025-01-[0-9][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]+00:00'"
    )]
    [InlineData("tasks", "SELECT * FROM delayed_tasks")]
    public void Seed_RowsThatAreWrong_AreNone(string what, string query)
    {
        var wrong = _file.Rows(query);

        Assert.True(wrong.Count == 0, $"{what}: {string.Join("\n", wrong)}");
    }

    [Theory]
    [InlineData("a reply", "SELECT count(*) FROM chat_messages WHERE reply_id IS NOT NULL")]
    [InlineData("a chain of replies", "SELECT count(*) FROM chat_messages WHERE root_message_id <> reply_id")]
    [InlineData("a message in a topic", "SELECT count(*) FROM chat_messages WHERE thread_id <> 0")]
    [InlineData("a quote", "SELECT count(*) FROM chat_messages WHERE quote_text IS NOT NULL")]
    [InlineData("media", "SELECT count(*) FROM chat_messages WHERE media_id IS NOT NULL")]
    [InlineData("an emoji", "SELECT count(*) FROM chat_messages WHERE message_text LIKE '%🐧%'")]
    [InlineData("Cyrillic", "SELECT count(*) FROM chat_messages WHERE message_text GLOB '*[а-я]*'")]
    [InlineData("Hebrew", "SELECT count(*) FROM chat_messages WHERE message_text GLOB '*[א-ת]*'")]
    [InlineData("Japanese", "SELECT count(*) FROM chat_messages WHERE message_text GLOB '*[ァ-ヶ]*'")]
    [InlineData("an apostrophe", "SELECT count(*) FROM chat_messages WHERE instr(message_text, '''')")]
    [InlineData("spam", "SELECT count(*) FROM spam_messages")]
    [InlineData("ham", "SELECT count(*) FROM ham_messages")]
    [InlineData("a setting", "SELECT count(*) FROM chat_settings")]
    [InlineData("a setting that is NULL", "SELECT count(*) FROM chat_settings WHERE value IS NULL")]
    [InlineData("a token of both kinds", "SELECT count(*) FROM bayes_tokens WHERE spam_count AND ham_count")]
    public void Seed_RowsWorthHaving_AreThere(string what, string query) =>
        Assert.True(int.Parse(_file.Scalar(query)!, System.Globalization.CultureInfo.InvariantCulture) > 0, what);

    public sealed class Seeded : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Seeded()
        {
            File = new DatabaseFile(_folder.File("seed.db"));
            Bot.Manager(File, "Development").Migrate();
        }

        public DatabaseFile File { get; }

        public void Dispose() => _folder.Dispose();
    }
}
