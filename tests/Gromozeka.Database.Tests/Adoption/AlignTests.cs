using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Tests.Adoption;

/// <summary>What is refused as another shape is rebuilt into the expected one when the host asks for that, and every row is kept.</summary>
public sealed class AlignTests : IDisposable
{
    /// <summary>What no rebuild can make of it.</summary>
    private static readonly string[] NeverAligned = ["generated", "a view instead of a table", "a NOT NULL column without default"];

    /// <summary>
    /// The bot never wrote to the table, so there is no row whose number matters; and no value that is kept of a column that is added.
    /// </summary>
    private static readonly string[] Odd = ["settings of another kind", "several, with something that could be added"];

    /// <summary>The rows with NULL in keys cannot be in such a table.</summary>
    private static readonly string[] TakesNoNull = ["a key that forbids NULL", "without rowid"];

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. RefusalTests.Variants.Keys.Except(NeverAligned)];

    public static TheoryData<string> Refused => [.. NeverAligned];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_WithAlign_GivesTheShapeOfAFreshOneAndKeepsEveryRow(string variant)
    {
        var file = Legacy.Copy(_folder, TakesNoNull.Contains(variant) ? Legacy.Plain : Legacy.Hostile, RefusalTests.Variants[variant].Sql);
        // Rows of a table without row numbers cannot be read by them.
        var tables = file.Tables().Except(variant == "without rowid" ? ["settings", "cache_weather"] : ["settings"]).ToList();
        var before = file.Content(tables);
        var weather = file.Rows("SELECT quote(key), quote(data) FROM cache_weather ORDER BY 1");

        var report = Aligning(file).Migrate();

        Assert.NotEmpty(report.Adoption!.Aligned);
        Assert.Equal(Shape.Of(Bot.Migrated(_folder)), Shape.Of(file).Where(line => !line.StartsWith("more|", StringComparison.Ordinal)));
        if (!Odd.Contains(variant))
            Assert.Equal(before, file.Content(tables));
        Assert.Equal(before.Values.Sum(rows => rows.Count), file.Content(tables).Values.Sum(rows => rows.Count));
        Assert.Equal(weather, file.Rows("SELECT quote(key), quote(data) FROM cache_weather ORDER BY 1"));
        Assert.Equal("1,2", file.Versions());
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
        Assert.DoesNotContain(file.Tables(), table => table.Contains("rebuild", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_WithAlign_LogsWhatWasAlignedAndIsDoneOnce(string variant)
    {
        var file = Legacy.Copy(_folder, sql: RefusalTests.Variants[variant].Sql);
        var report = Aligning(file).Migrate();
        var notes = file.Scalar("SELECT notes FROM migration_log WHERE direction = 'adopt'");
        var before = file.Hash;

        Aligning(file).Migrate();

        Assert.All(report.Adoption!.Aligned, subject => Assert.Contains($"aligned: {subject}: expected ", notes, StringComparison.Ordinal));
        Assert.Equal(before, file.Hash);
        Assert.Empty(Bot.Manager(file).Validate());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Migrate_WithAlign_StillRefusesWhatNoRebuildCanMake(string variant)
    {
        var (sql, differences) = RefusalTests.Variants[variant];
        var file = Legacy.Copy(_folder, sql: sql);
        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Aligning(file).Migrate());

        Assert.Equal(ErrorCodes.ShapeDiffers, error.Code);
        Assert.All(differences, difference => Assert.Contains("\n" + difference, error.Why, StringComparison.Ordinal));
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    private const string Times = "created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP";

    [Theory]
    [InlineData(
        "UPDATE cache_weather SET data = NULL WHERE rowid IN (1, 2)",
        $"(key TEXT PRIMARY KEY, data TEXT, {Times})",
        "GM507",
        "2 rows of table cache_weather have NULL in column data"
    )]
    [InlineData(
        "UPDATE cache_weather SET key = 'twice' WHERE rowid IN (1, 2)",
        $"(key TEXT, data TEXT NOT NULL, {Times})",
        "GM507",
        "share a value of (key)"
    )]
    public void Migrate_WithAlignAndRowsThatDoNotFit_RefusesWithTheRowsAndChangesNothing(
        string rows,
        string declaration,
        string code,
        string why
    )
    {
        var file = Legacy.Copy(_folder, sql: Legacy.Redeclare("cache_weather", declaration) + rows);
        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Aligning(file).Migrate());

        Assert.Equal(code, error.Code.Id);
        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Equal("nothing was written", error.State);
        Assert.Equal(before, file.Hash);
    }

    [Fact]
    public void Migrate_WithAlignAndValuesThatWouldChange_RefusesThem()
    {
        var file = Legacy.Copy(
            _folder,
            sql: Legacy.Redeclare(
                "delayed_tasks",
                "(id TEXT NOT NULL PRIMARY KEY, delayed_ts TEXT NOT NULL, function TEXT NOT NULL, kwargs TEXT NOT NULL, "
                    + $"is_done BOOLEAN NOT NULL DEFAULT FALSE, {Times})"
            ) + "INSERT INTO delayed_tasks (id, delayed_ts, function, kwargs) VALUES ('odd', '007', 'f', '')"
        );
        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Aligning(file).Migrate());

        Assert.Equal(ErrorCodes.LossyCast, error.Code);
        Assert.Equal(before, file.Hash);
    }

    [Fact]
    public void Migrate_WithAlign_KeepsWhatTheTableHasBeyondIt()
    {
        var file = Legacy.Copy(
            _folder,
            Legacy.Hostile,
            """
            ALTER TABLE chat_topics RENAME TO before_it;
            CREATE TABLE chat_topics (chat_id INTEGER NOT NULL, topic_id INTEGER NOT NULL, icon_color INTEGER, icon_custom_emoji_id VARCHAR(9), name TEXT DEFAULT 'none',
                created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
                note TEXT NOT NULL DEFAULT 'x' COLLATE NOCASE CHECK (length(note) < 9), mark INTEGER UNIQUE, CHECK (mark IS NOT 13), PRIMARY KEY (chat_id, topic_id));
            INSERT INTO chat_topics SELECT *, 'kept', rowid FROM before_it;
            DROP TABLE before_it;
            CREATE UNIQUE INDEX mine ON chat_topics (mark DESC) WHERE mark > 3;
            CREATE TABLE audit (what TEXT);
            CREATE TRIGGER watch AFTER UPDATE ON chat_topics BEGIN INSERT INTO audit VALUES (new.topic_id); END;
            CREATE VIEW topics AS SELECT topic_id, note FROM chat_topics;
            """
        );
        var tables = file.Tables().Except(["settings"]).ToList();
        var (before, objects) = (
            file.Content(tables),
            file.Rows("SELECT name, sql FROM sqlite_master WHERE name IN ('mine', 'watch', 'topics') ORDER BY 1")
        );

        var report = Aligning(file).Migrate();

        Assert.Equal(["column chat_topics.icon_custom_emoji_id"], report.Adoption!.Aligned);
        Assert.Equal(before, file.Content(tables));
        Assert.Equal(objects, file.Rows("SELECT name, sql FROM sqlite_master WHERE name IN ('mine', 'watch', 'topics') ORDER BY 1"));
        Assert.Equal(
            ["mark|INTEGER|0|", "name|TEXT|0|'none'", "note|TEXT|1|'x'"],
            file.Rows(
                "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('chat_topics') WHERE name IN ('name', 'note', "
                    + "'mark') ORDER BY 1"
            )
        );
        Assert.Equal(
            [
                "Harmless column chat_topics.mark",
                "Harmless column chat_topics.name",
                "Harmless column chat_topics.note",
                "Harmless table audit",
                "Warned constraint CHECK (length(note) < 9) of chat_topics",
                "Warned constraint CHECK (mark IS NOT 13) of chat_topics",
                "Warned constraint unique (mark) of chat_topics",
                "Warned index mine",
                "Warned trigger watch on chat_topics",
            ],
            report
                .Adoption.Differences.Where(one => one.Class != DifferenceClass.Alignable)
                .Select(one => $"{one.Class} {one.Subject}")
                .Order(StringComparer.Ordinal)
        );
        var insert = "INSERT INTO chat_topics (chat_id, topic_id, note, mark) VALUES (1, 999, {0}, {1})";
        foreach (var (note, mark) in new[] { ("'far too long'", "1000"), ("'a'", "13"), ("'a'", "1") })
        {
            Assert.Contains(
                "constraint failed",
                Assert
                    .Throws<Microsoft.Data.Sqlite.SqliteException>(() =>
                        file.Execute(string.Format(System.Globalization.CultureInfo.InvariantCulture, insert, note, mark))
                    )
                    .Message,
                StringComparison.Ordinal
            );
        }
    }

    private static MigrationManager Aligning(DatabaseFile file) => Bot.Manager(file, change: options => options.Adoption.Align = true);
}
