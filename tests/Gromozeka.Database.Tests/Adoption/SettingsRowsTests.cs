using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.Adoption;

/// <summary>What may stand in the settings of a legacy database, and what makes a database one.</summary>
public sealed class SettingsRowsTests : IDisposable
{
    private const string SettingsTable =
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, "
        + "updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP); ";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DELETE FROM settings")]
    [InlineData("INSERT INTO settings (key, value) VALUES ('token', 't'), ('Ключ 🗝', NULL)")]
    [InlineData("INSERT INTO settings (key, value) VALUES (NULL, 'a'), (NULL, 'a'), (NULL, NULL)")]
    [InlineData("INSERT INTO settings (key, value) VALUES (x'6462', x'00ff'), ('', 1.5)")]
    public void Migrate_WithAnySettings_KeepsThemAndAddsItsKeys(string sql)
    {
        var file = Legacy.Copy(_folder, sql: sql);
        var before = file.Content("settings");

        Bot.Manager(file).Migrate();

        Assert.Equal(before, file.Content("settings").Take(before.Count));
        Assert.Equal(
            ["db_migration_last_run", "db_migration_version"],
            file.Rows($"SELECT key FROM settings ORDER BY rowid LIMIT -1 OFFSET {before.Count}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Migrate_WithAStaleVersionKey_CorrectsIt()
    {
        var file = Legacy.Copy(_folder, sql: "INSERT INTO settings (key, value) VALUES ('db_migration_version', '77')");

        Bot.Manager(file).Migrate();

        Assert.Equal("2", file.Key("db_migration_version"));
    }

    [Fact]
    public void Migrate_WithNothingButSettings_MigratesWithoutAdoption()
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        file.Execute(SettingsTable + "INSERT INTO settings (key, value) VALUES ('mine', 'kept')");

        var report = Bot.Manager(file).Migrate();

        Assert.Null(report.Adoption);
        Assert.Equal([1L, 2L], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("kept", file.Key("mine"));
        Assert.Equal(Shape.Of(Bot.Migrated(_folder)), Shape.Of(file));
    }

    [Fact]
    public void Migrate_ADatabaseWithoutTheBotsTables_MigratesAndLeavesItsTablesAlone()
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        file.Execute("CREATE TABLE invoices (id INTEGER PRIMARY KEY, total FLOAT); INSERT INTO invoices VALUES (1, 9.5), (7, NULL)");
        var before = file.Content("invoices");

        var report = Bot.Manager(file).Migrate();

        Assert.Null(report.Adoption);
        Assert.Equal(before, file.Content("invoices"));
        Assert.Equal("1,2", file.Versions());
    }

    [Fact]
    public void Migrate_WithoutLeaveToAdopt_FailsAndLeavesTheTablesUntouched()
    {
        var file = Legacy.Copy(_folder, Legacy.Hostile);
        var tables = file.Tables().Except(["settings"]).ToList();
        var before = file.Content(tables);

        var error = Assert.Throws<FluentMigrations.MigrationException>(() =>
            Bot.Manager(file, change: options => options.AdoptExistingDatabase = false).Migrate()
        );

        Assert.Equal("GM501", error.Code.Id);
        Assert.Contains("table \"chat_messages\" already exists", error.Why, StringComparison.Ordinal);
        Assert.Equal(before, file.Content(tables));
        Assert.Equal("", file.Versions());
        Assert.Equal("0", file.Key("db_migration_version"));
    }

    [Fact]
    public void Migrate_WithLeaveToAdoptAfterAFailureWithoutIt_Adopts()
    {
        var file = Legacy.Copy(_folder);
        Assert.Throws<FluentMigrations.MigrationException>(() =>
            Bot.Manager(file, change: options => options.AdoptExistingDatabase = false).Migrate()
        );

        var report = Bot.Manager(file).Migrate();

        Assert.NotNull(report.Adoption);
        Assert.Equal("1,2", file.Versions());
        Assert.Equal(Shape.Of(Bot.Migrated(_folder)), Shape.Of(file));
    }
}
