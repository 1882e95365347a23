using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.Adoption;

/// <summary>What a legacy database may have beyond, or besides, the expected schema.</summary>
public sealed class ToleratedTests : IDisposable
{
    private static readonly Dictionary<string, (string Sql, string[] LeftAlone)> Variants = new()
    {
        ["nothing"] = ("SELECT 1", []),
        ["tables with a counter and a violated foreign key"] = (
            "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT); "
                + "CREATE TABLE messages (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE); "
                + "INSERT INTO users (id, name) VALUES (41, 'a'), (42, NULL); INSERT INTO messages VALUES (1, 41), (2, 99)",
            ["table messages", "table users"]
        ),
        ["a column"] = ("ALTER TABLE chat_users ADD COLUMN note TEXT NOT NULL DEFAULT 'x'", ["column chat_users.note"]),
        ["another order of columns"] = (
            Legacy.Redeclare(
                "chat_topics",
                "(name TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, icon_color INTEGER, topic_id INTEGER NOT NULL, "
                    + "updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, icon_custom_emoji_id TEXT, chat_id INTEGER NOT NULL, "
                    + "PRIMARY KEY (chat_id, topic_id))",
                "name, created_at, icon_color, topic_id, updated_at, icon_custom_emoji_id, chat_id"
            ),
            []
        ),
        ["spacing, case and comments"] = (
            Legacy.Redeclare(
                "cache_weather",
                "( -- weather\n [KEY]   text primary  key, `Data` Text not null /* json */,\n\"created_at\" timestamp default "
                    + "current_timestamp,"
                    + "updated_at TimeStamp Default Current_Timestamp )"
            ),
            []
        ),
        ["an index"] = (
            "CREATE UNIQUE INDEX mine ON chat_topics (chat_id DESC, name COLLATE NOCASE) WHERE name IS NULL AND 0",
            ["index mine"]
        ),
        ["an index on an expression"] = ("CREATE INDEX mine ON chat_users (lower(username))", ["index mine"]),
        ["a view"] = ("CREATE VIEW busy AS SELECT chat_id, count(*) AS n FROM chat_messages GROUP BY chat_id", []),
        ["a trigger"] = (
            "CREATE TABLE audit (what TEXT); "
                + "CREATE TRIGGER watch AFTER INSERT ON chat_messages BEGIN INSERT INTO audit VALUES (new.message_id); END",
            ["table audit"]
        ),
        ["names that need quotes"] = (
            "CREATE TABLE \"a \"\" b; --\" (\"sele ct\" TEXT); INSERT INTO \"a \"\" b; --\" VALUES ('x')",
            ["table a \" b; --"]
        ),
        ["a full-text table"] = ("CREATE VIRTUAL TABLE search USING fts5(body); INSERT INTO search VALUES ('words')", []),
    };

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. Variants.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_WithMoreThanExpected_AdoptsAndLeavesItAlone(string variant)
    {
        var (sql, leftAlone) = Variants[variant];
        var file = Legacy.Copy(_folder, Legacy.Hostile, sql);
        var statements = Shape.Statements(file);
        var tables = file.Rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE '%\"%'")
            .Except(["settings", "sqlite_schema", "sqlite_sequence"])
            .ToList();
        var before = file.Content(tables);
        var log = new CapturedLog();

        var report = Bot.Manager(file, log: log).Migrate();

        Assert.NotNull(report.Adoption);
        Assert.Empty(report.Adoption.Added);
        Assert.Empty(statements.Except(Shape.Statements(file)));
        Assert.All(leftAlone, subject => Assert.Contains(subject, report.Adoption.LeftAlone));
        Assert.All(leftAlone, subject => Assert.Contains($"Adoption: {subject} is not part of the schema and stays unchanged", log.Texts));
        Assert.Equal(before, file.Content(tables));
        Assert.Equal("1,2", file.Versions());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_WithMoreThanExpectedAgain_ChangesNotOneByte(string variant)
    {
        var file = Legacy.Copy(_folder, sql: Variants[variant].Sql);
        Bot.Manager(file).Migrate();
        var before = file.Hash;

        Bot.Manager(file).Migrate();

        Assert.Equal(before, file.Hash);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("another order of columns")]
    [InlineData("spacing, case and comments")]
    [InlineData("a view")]
    public void Migrate_WithNothingExtra_ReportsNothing(string variant)
    {
        var file = Legacy.Copy(_folder, sql: Variants[variant].Sql);

        var report = Bot.Manager(file).Migrate();

        Assert.Empty(report.Adoption!.LeftAlone);
    }

    [Fact]
    public void Migrate_WithACounterOfAnotherTable_KeepsIt()
    {
        var file = Legacy.Copy(_folder, sql: Variants["tables with a counter and a violated foreign key"].Sql);

        Bot.Manager(file).Migrate();

        Assert.Equal("42", file.Scalar("SELECT seq FROM sqlite_sequence WHERE name = 'users'"));
        Assert.Equal("messages|2|users|0", file.Scalar("PRAGMA foreign_key_check"));
    }

    [Fact]
    public void Migrate_WithAVirtualTableWhoseModuleIsNotLoaded_AdoptsAndLeavesItAlone()
    {
        var file = Legacy.Copy(
            _folder,
            sql: """
            CREATE TABLE vec_message_embeddings_4_chunks (chunk_id INTEGER PRIMARY KEY AUTOINCREMENT, size INTEGER NOT NULL);
            PRAGMA writable_schema = 1;
            INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'vec_message_embeddings_4', 'vec_message_embeddings_4', 0,
                'CREATE VIRTUAL TABLE vec_message_embeddings_4 USING vec0(embedding float[4])');
            """
        );

        var report = Bot.Manager(file).Migrate();
        var before = file.Hash;
        Bot.Manager(file).Migrate();
        var findings = Bot.Manager(file).Validate();

        Assert.NotNull(report.Adoption);
        Assert.Equal(["table vec_message_embeddings_4_chunks"], report.Adoption.LeftAlone);
        Assert.Equal("1,2", file.Versions());
        Assert.Equal("1", file.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'vec_message_embeddings_4'"));
        Assert.Empty(findings);
        Assert.Equal(before, file.Hash);
    }
}
