using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Tests.Adoption;

/// <summary>A shape that migration 1 does not make is refused, each difference listed, and not one byte is written.</summary>
public sealed class RefusalTests : IDisposable
{
    private const string Times = "created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP";

    internal static readonly Dictionary<string, (string Sql, string[] Differences)> Variants = new()
    {
        ["type"] = (
            Weather($"(key TEXT PRIMARY KEY, data BLOB NOT NULL, {Times})"),
            ["column cache_weather.data: expected TEXT not null, found BLOB not null"]
        ),
        ["a longer type"] = (
            Weather($"(key TEXT PRIMARY KEY, data TEXT(100) NOT NULL, {Times})"),
            ["column cache_weather.data: expected TEXT not null, found TEXT(100) not null"]
        ),
        ["no type"] = (
            Weather($"(key TEXT PRIMARY KEY, data NOT NULL, {Times})"),
            ["column cache_weather.data: expected TEXT not null, found no type not null"]
        ),
        ["nullable"] = (
            Weather($"(key TEXT PRIMARY KEY, data TEXT, {Times})"),
            ["column cache_weather.data: expected TEXT not null, found TEXT null"]
        ),
        ["a key that forbids NULL"] = (
            Weather($"(key TEXT NOT NULL PRIMARY KEY, data TEXT NOT NULL, {Times})"),
            ["column cache_weather.key: expected TEXT null, found TEXT not null"]
        ),
        ["another default"] = (
            Legacy.Redeclare(
                "delayed_tasks",
                "(id TEXT NOT NULL PRIMARY KEY, delayed_ts INTEGER NOT NULL, function TEXT NOT NULL, kwargs TEXT NOT NULL, "
                    + $"is_done BOOLEAN NOT NULL DEFAULT TRUE, {Times})"
            ),
            ["column delayed_tasks.is_done: expected BOOLEAN not null default FALSE, found BOOLEAN not null default TRUE (can be aligned)"]
        ),
        ["a CHECK"] = (
            Weather($"(key TEXT PRIMARY KEY, data TEXT NOT NULL CHECK (data <> ''), {Times})"),
            ["constraints of cache_weather: expected none, found CHECK (data <> '') (can be aligned)"]
        ),
        ["a CHECK of the table"] = (
            Weather($"(key TEXT PRIMARY KEY, data TEXT NOT NULL, {Times}, CONSTRAINT k CHECK (length(key) > 0 -- never\n OR key IS NULL))"),
            ["constraints of cache_weather: expected none, found CHECK (length(key) > 0 OR key IS NULL) (can be aligned)"]
        ),
        ["a key that replaces"] = (
            Weather($"(key TEXT PRIMARY KEY ON CONFLICT REPLACE, data TEXT NOT NULL, {Times})"),
            ["constraints of cache_weather: expected none, found PRIMARY KEY (key) ON CONFLICT REPLACE (can be aligned)"]
        ),
        ["a NOT NULL that ignores"] = (
            Weather($"(key TEXT PRIMARY KEY, data TEXT NOT NULL ON CONFLICT IGNORE, {Times})"),
            ["constraints of cache_weather: expected none, found data NOT NULL ON CONFLICT IGNORE (can be aligned)"]
        ),
        ["a key of another collation"] = (
            Weather($"(key TEXT, data TEXT NOT NULL, {Times}, PRIMARY KEY (key COLLATE NOCASE))"),
            ["primary key of cache_weather: expected key, found key NOCASE (can be aligned)"]
        ),
        ["a NOT NULL column without default"] = (
            Legacy.Redeclare("cache_weather", $"(key TEXT PRIMARY KEY, data TEXT NOT NULL, {Times}, source TEXT NOT NULL)", "*, 'x'"),
            ["column cache_weather.source: not expected (TEXT not null; the program's inserts would fail)"]
        ),
        ["no default"] = (
            Weather("(key TEXT PRIMARY KEY, data TEXT NOT NULL, created_at TIMESTAMP, updated_at TIMESTAMP DEFAULT (datetime('now')))"),
            [
                "column cache_weather.created_at: expected TIMESTAMP null default CURRENT_TIMESTAMP, found TIMESTAMP null",
                "column cache_weather.updated_at: expected TIMESTAMP null default CURRENT_TIMESTAMP, "
                    + "found TIMESTAMP null default datetime('now')",
            ]
        ),
        ["a wider key"] = (
            Weather($"(key TEXT, data TEXT NOT NULL, {Times}, PRIMARY KEY (key, data))"),
            ["primary key of cache_weather: expected key, found key, data"]
        ),
        ["no key"] = (Weather($"(key TEXT, data TEXT NOT NULL, {Times})"), ["primary key of cache_weather: expected key, found none"]),
        ["a key in another order"] = (
            Legacy.Redeclare(
                "chat_topics",
                "(chat_id INTEGER NOT NULL, topic_id INTEGER NOT NULL, icon_color INTEGER, icon_custom_emoji_id TEXT, name TEXT, "
                    + $"{Times}, PRIMARY KEY (topic_id, chat_id))"
            ),
            ["primary key of chat_topics: expected chat_id, topic_id, found topic_id, chat_id"]
        ),
        ["unique"] = (
            Weather($"(key TEXT PRIMARY KEY, data TEXT NOT NULL, {Times}, UNIQUE (key, data))"),
            ["unique constraints of cache_weather: expected none, found unique (key, data)"]
        ),
        ["collation"] = (
            Weather($"(key TEXT PRIMARY KEY, data TEXT NOT NULL COLLATE NOCASE, {Times})"),
            ["column cache_weather.data: expected TEXT not null, found TEXT not null collate NOCASE"]
        ),
        ["foreign key"] = (
            Weather($"(key TEXT PRIMARY KEY REFERENCES settings (key) ON DELETE CASCADE, data TEXT NOT NULL, {Times})"),
            ["foreign keys of cache_weather: expected none, found "]
        ),
        ["generated"] = (
            "DROP TABLE cache_weather; CREATE TABLE cache_weather (key TEXT PRIMARY KEY, data TEXT NOT NULL AS ('x'), " + Times + ")",
            ["column cache_weather.data: expected TEXT not null, found TEXT not null generated virtual"]
        ),
        ["without rowid"] = (
            "DROP TABLE cache_weather; CREATE TABLE cache_weather (key TEXT PRIMARY KEY, data TEXT NOT NULL, " + Times + ") WITHOUT ROWID",
            ["options of cache_weather: expected none, found WITHOUT ROWID"]
        ),
        ["autoincrement"] = (
            Legacy.Redeclare(
                "chat_info",
                "(chat_id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, username TEXT, type TEXT NOT NULL, "
                    + $"is_forum BOOLEAN NOT NULL DEFAULT FALSE, {Times})"
            ),
            ["column chat_info.chat_id: expected INTEGER null, found INTEGER null identity"]
        ),
        ["a view instead of a table"] = (
            "ALTER TABLE cache_weather RENAME TO weather; CREATE VIEW cache_weather AS SELECT * FROM weather",
            ["table cache_weather: expected a table, found a view, or a table that cannot be read"]
        ),
        ["an index on another column"] = (
            "DROP INDEX bayes_tokens_total_idx; CREATE INDEX bayes_tokens_total_idx ON bayes_tokens (ham_count DESC)",
            ["index bayes_tokens_total_idx: expected (total_count), found (ham_count DESC)"]
        ),
        ["a partial index"] = (
            "DROP INDEX bayes_tokens_total_idx; CREATE INDEX bayes_tokens_total_idx ON bayes_tokens (total_count) WHERE total_count > 1",
            ["index bayes_tokens_total_idx: expected (total_count), found (total_count) where total_count > 1"]
        ),
        ["settings of another kind"] = (
            "DROP TABLE settings; CREATE TABLE settings (key INTEGER PRIMARY KEY, value TEXT, " + Times + ")",
            ["column settings.key: expected TEXT null, found INTEGER null"]
        ),
        ["several, with something that could be added"] = (
            Weather("(key TEXT PRIMARY KEY, data BLOB NOT NULL, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)", "key, data, updated_at")
                + "DROP TABLE ham_messages; DROP INDEX bayes_classes_chat_idx; CREATE TABLE more (x)",
            [
                "column cache_weather.data: expected TEXT not null, found BLOB not null",
                "column cache_weather.created_at: expected TIMESTAMP null default CURRENT_TIMESTAMP, found nothing",
                "table ham_messages: expected a table, found nothing (would be added)",
                "index bayes_classes_chat_idx: expected (chat_id), found nothing (would be added)",
            ]
        ),
    };

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. Variants.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_AnotherShape_ListsEachDifferenceAndWritesNothing(string variant)
    {
        var (sql, differences) = Variants[variant];
        var file = Legacy.Copy(_folder, sql: sql);
        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(ErrorCodes.ShapeDiffers, error.Code);
        Assert.All(differences, difference => Assert.Contains("\n" + difference, error.Why, StringComparison.Ordinal));
        Assert.Contains(file.Path, error.What, StringComparison.Ordinal);
        Assert.Equal("nothing was written", error.State);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Fact]
    public void Migrate_AnotherShape_DoesNotListWhatIsMerelyExtra()
    {
        var file = Legacy.Copy(_folder, sql: Variants["several, with something that could be added"].Sql);

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(5, error.Why.Split('\n').Length);
        Assert.DoesNotContain("more", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_AnotherShapeInWalMode_WritesNothing()
    {
        var file = Legacy.Copy(_folder, sql: "DROP TABLE cache_weather; CREATE TABLE cache_weather (key TEXT); PRAGMA journal_mode = wal");
        var before = file.Hash;

        Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Fact]
    public void Migrate_ACorruptLegacyFile_WritesNothing()
    {
        var file = Legacy.Copy(_folder);
        using (var stream = File.OpenWrite(file.Path))
        {
            stream.Position = stream.Length - 4096;
            stream.Write(
                new byte[4096]
                    .Select(_ => (byte)0xA5)
                    .ToArray()
            );
        }

        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(ErrorCodes.Corrupt, error.Code);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    private static string Weather(string declaration, string columns = "*") => Legacy.Redeclare("cache_weather", declaration, columns);
}
