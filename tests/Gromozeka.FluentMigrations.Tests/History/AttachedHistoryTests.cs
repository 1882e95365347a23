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

    [Fact]
    public void Migrate_AnotherProcessWritesToTheAttachedFileMeanwhile_IsHeeded()
    {
        _bed.Script.Up(2, _ => Archive("INSERT OR IGNORE INTO history (number) VALUES (2)"));

        var report = Manager().Migrate();

        Assert.Equal([1, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(["1", "2", "3"], new DatabaseFile(_bed.PathOf("archive.db")).Rows("SELECT number FROM history ORDER BY 1"));
    }

    private void Archive(string sql) => new DatabaseFile(_bed.PathOf("archive.db")).Execute(sql);

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
