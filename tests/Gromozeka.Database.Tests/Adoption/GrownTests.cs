using System.Text.RegularExpressions;
using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Tests.Adoption;

/// <summary>
/// Databases that grew by ALTER TABLE. They are adopted, each difference with its class, and differ from a fresh one by nothing else.
/// </summary>
public sealed partial class GrownTests : IDisposable
{
    private static readonly Dictionary<string, (string Sql, string[] Differences)> Variants = new()
    {
        ["a column that rows needed a default for"] = (
            Without("chat_users", "full_name") + "ALTER TABLE chat_users ADD COLUMN full_name TEXT NOT NULL DEFAULT ''",
            [
                "Harmless column chat_users.full_name: expected TEXT not null, found TEXT not null default ''",
                Order("chat_users", "full_name"),
            ]
        ),
        ["several of them"] = (
            Without("spam_messages", "score")
                + Without("media_attachments", "metadata")
                + "ALTER TABLE spam_messages ADD COLUMN score FLOAT NOT NULL DEFAULT 0.0; "
                + "ALTER TABLE media_attachments ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}';",
            [
                "Harmless column media_attachments.metadata: expected TEXT not null, found TEXT not null default '{}'",
                "Harmless column spam_messages.score: expected FLOAT not null, found FLOAT not null default 0.0",
                Order("media_attachments", "metadata"),
                Order("spam_messages", "score"),
            ]
        ),
        ["columns that nobody mentions any more"] = (
            "ALTER TABLE chat_info ADD COLUMN legacy_flags INTEGER; "
                + "ALTER TABLE chat_info ADD COLUMN legacy_note TEXT NOT NULL DEFAULT 'x'; ALTER TABLE settings ADD COLUMN who",
            [
                "Harmless column chat_info.legacy_flags: not expected",
                "Harmless column chat_info.legacy_note: not expected",
                "Harmless column settings.who: not expected",
            ]
        ),
        ["a default that means the same"] = (
            Without("chat_info", "is_forum")
                + "ALTER TABLE chat_info ADD COLUMN is_forum BOOLEAN NOT NULL DEFAULT 0;"
                + Without("chat_messages", "message_type")
                + "ALTER TABLE chat_messages ADD COLUMN \"message_type\" text NOT NULL DEFAULT \"text\"",
            [Order("chat_info", "is_forum"), Order("chat_messages", "message_type")]
        ),
        ["a column by another case and with quotes"] = (
            Without("chat_topics", "icon_color") + "ALTER TABLE chat_topics ADD COLUMN [Icon_Color] integer",
            [Order("chat_topics", "icon_color", "Icon_Color")]
        ),
        ["columns that came too late for this file"] = (
            Without("chat_messages", "quote_text") + Without("chat_messages", "media_id"),
            [
                "Added column chat_messages.media_id: expected TEXT null, found nothing",
                "Added column chat_messages.quote_text: expected TEXT null, found nothing",
            ]
        ),
        ["an index under another name"] = (
            "DROP INDEX bayes_tokens_chat_idx; CREATE INDEX tokens_of_chat ON bayes_tokens (chat_id)",
            ["Added index bayes_tokens_chat_idx: expected (chat_id), found nothing", "Harmless index tokens_of_chat: not expected"]
        ),
        ["an index that forbids duplicates"] = (
            "CREATE UNIQUE INDEX one_name ON chat_info (title) WHERE title = 'nobody'",
            ["Warned index one_name: not expected"]
        ),
        ["a trigger"] = (
            "CREATE TABLE audit (what TEXT); "
                + "CREATE TRIGGER watch BEFORE DELETE ON CHAT_INFO BEGIN INSERT INTO audit VALUES (old.chat_id); END",
            ["Harmless table audit: not expected", "Warned trigger watch on CHAT_INFO: not expected"]
        ),
        ["conditions on columns of its own"] = (
            "ALTER TABLE chat_stats ADD COLUMN mark TEXT CHECK (mark <> ''); "
                + "ALTER TABLE chat_stats ADD COLUMN topic INTEGER REFERENCES chat_info",
            [
                "Harmless column chat_stats.mark: not expected",
                "Harmless column chat_stats.topic: not expected",
                "Warned constraint CHECK (mark <> '') of chat_stats: not expected",
            ]
        ),
    };

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var variant in Variants.Keys)
            {
                data.Add(variant, Legacy.Plain);
                data.Add(variant, Legacy.Hostile);
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>By it, drift knows the difference again.</summary>
    [GeneratedRegex(@" \[[0-9a-f]{16}\]$")]
    private static partial Regex Mark();

    [Theory]
    [MemberData(nameof(Files))]
    public void Migrate_ADatabaseThatGrew_KeepsEveryRowAndReportsEachDifference(string variant, string name)
    {
        var (sql, differences) = Variants[variant];
        var file = Legacy.Copy(_folder, name, sql);
        var tables = file.Tables().Except(["settings"]).ToList();
        var before = tables.ToDictionary(table => table, table => Rows(file, table));
        var columns = tables.ToDictionary(table => table, table => file.Rows($"SELECT name FROM pragma_table_info('{table}')"));

        var report = Bot.Manager(file).Migrate();

        Assert.Equal(
            differences.Order(StringComparer.Ordinal),
            report.Adoption!.Differences.Select(one => $"{one.Class} {one}").Order(StringComparer.Ordinal)
        );
        Assert.Empty(report.Adoption.Aligned);
        Assert.All(tables, table => Assert.Equal(before[table], Rows(file, table, columns[table])));
        Assert.Equal("1,2", file.Versions());
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
        Assert.Empty(Bot.Manager(file).Validate());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Migrate_ADatabaseThatGrew_DiffersFromAFreshOneByWhatWasReported(string variant, string name)
    {
        var file = Legacy.Copy(_folder, name, Variants[variant].Sql);

        var report = Bot.Manager(file).Migrate();

        var (fresh, grown) = (Lines(Bot.Migrated(_folder)), Lines(file));
        var reported = report
            .Adoption!.Differences.Where(one => one.Class != DifferenceClass.Added)
            .Select(one => one.Subject.Split(' ', '.')[^1].ToLowerInvariant())
            .ToList();
        Assert.All(fresh.Except(grown).Concat(grown.Except(fresh)), line =>
            Assert.Contains(reported, name => line.Contains(name, StringComparison.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Migrate_ADatabaseThatGrew_KeepsInItsLogWhatWasAccepted(string variant, string name)
    {
        var (sql, differences) = Variants[variant];
        var file = Legacy.Copy(_folder, name, sql);

        Bot.Manager(file).Migrate();

        var notes = Bot.Manager(file).GetHistory()!.Single(entry => entry.Direction == "adopt").Notes!.Split('\n');
        Assert.Equal(
            differences
                .Select(difference => difference.Split(' ', 2))
                .Select(parts => $"{parts[0].ToLowerInvariant()}: {parts[1]}")
                .Order(StringComparer.Ordinal),
            notes.Select(note => Mark().Replace(note, "")).Order(StringComparer.Ordinal)
        );
        Assert.All(notes, note => Assert.Matches(Mark(), note));
    }

    [Fact]
    public void Migrate_WithTriggerAndUniqueIndex_WarnsOfThem()
    {
        var file = Legacy.Copy(_folder, sql: Variants["a trigger"].Sql + ";" + Variants["an index that forbids duplicates"].Sql);
        var log = new CapturedLog();

        Bot.Manager(file, log: log).Migrate();

        Assert.Contains(log.Texts, text =>
            text.StartsWith("Adoption: trigger watch on CHAT_INFO: not expected; it can make", StringComparison.Ordinal)
        );
        Assert.Contains(log.Texts, text =>
            text.StartsWith("Adoption: index one_name: not expected; it can make", StringComparison.Ordinal)
        );
    }

    private static IReadOnlyList<string> Rows(DatabaseFile file, string table, IReadOnlyList<string>? columns = null)
    {
        var names = (columns ?? file.Rows($"SELECT name FROM pragma_table_info('{table}')")).Select(column => $"quote(\"{column}\")");
        return file.Rows($"SELECT rowid, {string.Join(", ", names)} FROM {table} ORDER BY rowid");
    }

    /// <summary>The shape, in the one form that all ways to write it share.</summary>
    private static List<string> Lines(DatabaseFile file) =>
        [.. Shape.Of(file).Select(line => line.ToLowerInvariant().Replace("|false|", "|0|", StringComparison.Ordinal).Replace('"', '\''))];

    private static string Without(string table, string column) => $"ALTER TABLE {table} DROP COLUMN {column};";

    /// <summary>The difference that a column makes which was added behind all others.</summary>
    private static string Order(string table, string column, string? found = null)
    {
        using var folder = new TempFolder();
        var columns = Bot.Migrated(folder, version: 1).Rows($"SELECT name FROM pragma_table_info('{table}')");
        return $"Harmless order of the columns of {table}: expected {string.Join(", ", columns)}, "
            + $"found {string.Join(", ", columns.Except([column]).Append(found ?? column))}";
    }
}
