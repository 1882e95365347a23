using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Tests.Adoption;

public sealed class PythonMigrationsCheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'2'", "'2'")]
    [InlineData("'18'", "'18'")]
    [InlineData("18", "'18'")]
    [InlineData("'-1'", "'-1'")]
    [InlineData("'one'", "'one'")]
    [InlineData("''", "''")]
    [InlineData("NULL", "NULL")]
    [InlineData("x'3138'", "'18'")]
    [InlineData("'99999999999999999999'", "'99999999999999999999'")]
    public void Migrate_AfterPythonMigrations_RefusesAndWritesNothing(string value, string shown)
    {
        var file = Legacy.Copy(_folder, sql: $"INSERT INTO settings (key, value) VALUES ('db-migration-version', {value})");
        var before = file.Hash;

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(ErrorCodes.AdoptionRefused, error.Code);
        Assert.Contains($"'db-migration-version' in 'settings' is {shown}", error.Why, StringComparison.Ordinal);
        Assert.Contains("convert a copy", error.Next, StringComparison.Ordinal);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Theory]
    [InlineData("'0'")]
    [InlineData("'1'")]
    [InlineData("1")]
    [InlineData("' 1 '")]
    public void Migrate_AtPythonVersion1_AdoptsAndKeepsTheKeys(string value)
    {
        var file = Legacy.Copy(
            _folder,
            sql: $"INSERT INTO settings (key, value) VALUES ('db-migration-version', {value}), ('db-migration-last-run', "
                + "'2024-01-01T00:00:00')"
        );
        var before = file.Content("settings");

        var report = Bot.Manager(file).Migrate();

        Assert.NotNull(report.Adoption);
        Assert.Equal(before, file.Content("settings").Take(before.Count));
        Assert.Equal("2", file.Key("db_migration_version"));
    }

    [Fact]
    public void Migrate_WithTheKeyTwice_RefusesForTheHigherOne()
    {
        var file = Legacy.Copy(
            _folder,
            sql: Legacy.Redeclare(
                "settings",
                "(key TEXT, value TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"
            ) + "INSERT INTO settings (key, value) VALUES ('db-migration-version', '1'), ('db-migration-version', '4')"
        );

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Contains("is '4'", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_WithANewerShapeAndItsKey_ExplainsThePythonMigrationsFirst()
    {
        var file = Legacy.Copy(
            _folder,
            sql: "ALTER TABLE chat_users ADD COLUMN metadata TEXT; DROP TABLE ham_messages; CREATE TABLE ham_messages (message_id TEXT); "
                + "INSERT INTO settings (key, value) VALUES ('db-migration-version', '18')"
        );

        var error = Assert.Throws<MigrationException>(() => Bot.Manager(file).Migrate());

        Assert.Equal(ErrorCodes.AdoptionRefused, error.Code);
    }

    [Fact]
    public void Migrate_ANewFileWithTheKeyInSettings_IsNotAdoptedButMigrated()
    {
        var file = Bot.Migrated(_folder, version: 1);
        file.Execute("INSERT INTO settings (key, value) VALUES ('db-migration-version', '18')");

        var report = Bot.Manager(file).Migrate();

        Assert.Null(report.Adoption);
        Assert.Equal("1,2", file.Versions());
    }
}
