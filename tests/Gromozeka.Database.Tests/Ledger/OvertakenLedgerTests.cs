using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.Database.Tests.Ledger;

/// <summary>Another process makes the version table while this one looks for it.</summary>
public sealed class OvertakenLedgerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Migrate_AdoptedByAnotherMeanwhile_FindsNothingToDo()
    {
        var file = Legacy.Copy(_folder);

        var report = Overtaken(file, () => Bot.Manager(file).Migrate()).Migrate();

        Assert.Null(report.Adoption);
        Assert.Empty(report.Steps);
        Assert.Equal(2, report.ToVersion);
        Assert.Equal("1,2", file.Versions());
    }

    [Fact]
    public void GetStatus_MigratedByAnotherMeanwhile_ShowsWhatIsThere()
    {
        var file = Legacy.Copy(_folder);

        var status = Overtaken(file, () => Bot.Manager(file).Migrate()).GetStatus();

        Assert.Equal(2, status.CurrentVersion);
    }

    [Fact]
    public void Migrate_WithAnUnreadableVersionTableMeanwhile_SaysSo()
    {
        var file = Legacy.Copy(_folder);

        var error = Assert.Throws<MigrationException>(
            () => Overtaken(file, () => file.Execute("CREATE TABLE migrations (something TEXT)")).Migrate());

        Assert.Equal(ErrorCodes.LedgerUnreadable, error.Code);
    }

    private static MigrationManager Overtaken(DatabaseFile file, Action overtake) => new(
        new OvertakenDatabase(new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString }), overtake),
        GromozekaMigrations.Options(new DatabaseOptions()));
}
