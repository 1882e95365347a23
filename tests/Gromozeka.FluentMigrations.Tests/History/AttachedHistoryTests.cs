using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>A version table in a schema of its own: the log is there as well, and nothing of the history in the default schema.</summary>
public sealed class AttachedHistoryTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void EveryOperation_HistoryInAnAttachedFile_IsKeptThere()
    {
        var archive = new DatabaseFile(_bed.PathOf("archive.db"));
        archive.Execute("CREATE TABLE other (id)");

        Manager().Migrate();
        Manager().Rollback();

        Assert.Equal(["t1", "t2"], _bed.File.Tables());
        Assert.Equal(["history", "migration_log", "other"], archive.Tables());
        Assert.Equal(["1|up", "2|up", "3|up", "3|down"], archive.Rows("SELECT version, direction FROM migration_log ORDER BY id"));
        Assert.Equal(["1 up", "2 up", "3 up", "3 down"], Manager().GetHistory()!.Select(entry => $"{entry.Version} {entry.Direction}"));
        Assert.Empty(Manager().Validate());
    }

    private MigrationManager Manager()
    {
        var options = Bed.Options(Bed.Three);
        (options.VersionTable, options.KeepLog) = (new HistoryTable { SchemaName = "archive" }, true);
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={_bed.File.Path}",
                AttachedDatabases = new Dictionary<string, string> { ["archive"] = _bed.PathOf("archive.db") },
            }
        );
        return new MigrationManager(
            database,
            options,
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider(),
            _bed.Logger
        );
    }
}
