using Gromozeka.Database.History;
using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.History;

public sealed class SettingsKeysTests : IDisposable
{
    private const string IsoTime = "20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EnsureSql_RunAgain_ChangesNotOneByte()
    {
        var file = Bot.Migrated(_folder);
        var before = file.Hash;

        var changes = file.Rows(SettingsKeys.EnsureSql + "; SELECT total_changes()");

        Assert.Equal(["0"], changes);
        Assert.Equal(before, file.Hash);
    }

    [Fact]
    public void EnsureSql_OnAnEmptyVersionTable_SaysVersion0AndNoRun()
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        file.Execute("CREATE TABLE migrations (version INTEGER NOT NULL)");

        file.Execute(SettingsKeys.EnsureSql);

        Assert.Equal("text|0", file.Scalar("SELECT typeof(value), value FROM settings WHERE key = 'db_migration_version'"));
        Assert.Null(file.Key(SettingsKeys.LastRun));
    }

    [Fact]
    public void EnsureSql_WithAWrongVersion_CorrectsItAndNothingElse()
    {
        var file = Bot.Migrated(_folder);
        file.Execute("INSERT INTO settings (key, value) VALUES (NULL, 'n'), ('db-migration-version', '1')");
        file.Execute("UPDATE settings SET value = '77' WHERE key = 'db_migration_version'");
        var others = file.Rows("SELECT rowid, * FROM settings WHERE key IS NOT 'db_migration_version'");

        file.Execute(SettingsKeys.EnsureSql);

        Assert.Equal("2", file.Key(SettingsKeys.Version));
        Assert.Equal(others, file.Rows("SELECT rowid, * FROM settings WHERE key IS NOT 'db_migration_version'"));
    }

    [Fact]
    public void Keys_AfterEachOperation_AreInStep()
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        var versions = new List<string?>();
        foreach (
            var operation in new Action[]
            {
                () => Bot.Manager(file).Migrate(1),
                () => Bot.Manager(file).Migrate(),
                () => Bot.Manager(file).Rollback(),
                () => Bot.Manager(file).RollbackTo(0),
                () => Bot.Manager(file).Migrate(),
                () => Bot.Manager(file).Rollback(2),
            }
        )
        {
            operation();
            versions.Add(file.Key(SettingsKeys.Version));
        }

        Assert.Equal(["1", "2", "1", "0", "2", "0"], versions);
    }

    [Theory]
    [InlineData("INSERT INTO migrations (version) VALUES (7)", "7")]
    [InlineData("INSERT INTO migrations (version) VALUES (7), (9), (8)", "9")]
    [InlineData("DELETE FROM migrations WHERE version = 2", "1")]
    [InlineData("DELETE FROM migrations", "0")]
    [InlineData("UPDATE migrations SET version = 12 WHERE version = 1", "12")]
    [InlineData("UPDATE migrations SET version = 10 - version", "9")]
    [InlineData("INSERT OR REPLACE INTO migrations (version) VALUES (2)", "2")]
    [InlineData("INSERT OR REPLACE INTO migrations (version) VALUES (5)", "5")]
    [InlineData("UPDATE OR REPLACE migrations SET version = 1 WHERE version = 2", "1")]
    [InlineData("INSERT OR IGNORE INTO migrations (version) VALUES (2), (6)", "6")]
    [InlineData("INSERT INTO migrations (version) VALUES (2) ON CONFLICT DO NOTHING", "2")]
    [InlineData("DELETE FROM settings; INSERT OR IGNORE INTO migrations (version) VALUES (3)", "3")]
    [InlineData("DELETE FROM settings; INSERT OR REPLACE INTO migrations (version) VALUES (3)", "3")]
    [InlineData("PRAGMA recursive_triggers = 1; INSERT OR REPLACE INTO migrations (version) VALUES (2)", "2")]
    [InlineData("BEGIN; INSERT INTO migrations (version) VALUES (7); ROLLBACK", "2")]
    public void Keys_AfterAHandWrittenStatement_AreInStep(string sql, string expected)
    {
        var file = Bot.Migrated(_folder);

        file.Execute(sql);

        Assert.Equal(expected, file.Key(SettingsKeys.Version));
        Assert.Equal("1", file.Scalar("SELECT count(*) FROM settings WHERE key = 'db_migration_version'"));
    }

    [Theory]
    [InlineData("INSERT INTO migrations (version) VALUES (3)")]
    [InlineData("INSERT OR REPLACE INTO migrations (version) VALUES (2)")]
    [InlineData("DELETE FROM migrations WHERE version = 2")]
    [InlineData("UPDATE migrations SET version = 3 WHERE version = 2")]
    public void LastRun_AfterAHandWrittenStatement_IsUtcInIso8601(string sql)
    {
        var file = Bot.Migrated(_folder);
        file.Execute("UPDATE settings SET value = 'long ago' WHERE key = 'db_migration_last_run'");

        file.Execute(sql);

        Assert.Equal("1", file.Scalar($"SELECT value GLOB '{IsoTime}' FROM settings WHERE key = 'db_migration_last_run'"));
    }

    [Fact]
    public void Keys_OtherRowsOfSettings_AreNeverTouched()
    {
        var file = Bot.Migrated(_folder, version: 1);
        file.Execute(
            "INSERT INTO settings (key, value, updated_at) VALUES (NULL, '1', 'x'), (NULL, '1', 'x'), ('db-migration-version', '1', 'x'), "
                + "('DB_MIGRATION_VERSION', 'upper', 'x'), ('', x'00ff', 'x')"
        );
        var before = file.Rows("SELECT rowid, quote(key), quote(value), updated_at FROM settings WHERE updated_at = 'x'");

        Bot.Manager(file).Migrate();
        Bot.Manager(file).RollbackTo(0);

        Assert.Equal(5, before.Count);
        Assert.Equal(before, file.Rows("SELECT rowid, quote(key), quote(value), updated_at FROM settings WHERE updated_at = 'x'"));
    }
}
