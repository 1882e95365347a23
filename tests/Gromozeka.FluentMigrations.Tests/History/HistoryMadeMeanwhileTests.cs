using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>Another process makes the version table after ours has found none, and before ours looks whether there is one.</summary>
public sealed class HistoryMadeMeanwhileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GetCurrentVersion_VersionTableMadeBetweenReadingAndLooking_ReadsItOnceMore()
    {
        var file = new DatabaseFile(_folder.File("race.db"));
        file.Execute("CREATE TABLE other (id INTEGER)");
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString });
        var racing = Interception.Result<IDatabase>(database, nameof(IDatabase.Open), session =>
            Interception.Before((IDatabaseSession)session!, nameof(IDatabaseSession.NewCollector), () =>
                file.Execute("CREATE TABLE IF NOT EXISTS VersionInfo AS SELECT 7 AS Version, NULL AS AppliedOn, NULL AS Description")
            )
        );

        var version = new MigrationManager(racing, new MigrationOptions()).GetCurrentVersion();

        Assert.Equal(7, version);
    }
}
