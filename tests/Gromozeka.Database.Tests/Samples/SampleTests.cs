using Gromozeka.Database.Samples.Services;
using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.Database.Samples;

/// <summary>Runs every migration that the documentation shows, up and down, on a database at version 2.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("UserPreferences", "SELECT name FROM sqlite_master WHERE name = 'user_preferences'", "user_preferences")]
    [InlineData("Data", "SELECT name, enabled FROM example_features", "Summaries|0")]
    [InlineData("Connection", "SELECT name FROM example_features", "first")]
    [InlineData("Services", "SELECT name FROM example_features", "From the host")]
    public void Sample_UpAndDown_DoesWhatTheGuideSays(string sample, string query, string expected)
    {
        var file = new DatabaseFile(_folder.File("sample.db"));
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString });
        new MigrationManager(database, GromozekaMigrations.Options()).Migrate();
        var before = file.Rows("SELECT type, name, sql FROM sqlite_master ORDER BY name");
        var migrations = Manager(database, sample);

        migrations.Migrate();
        var applied = file.Rows(query);
        migrations.RollbackTo(2);

        Assert.Equal([expected], applied);
        Assert.Equal(before, file.Rows("SELECT type, name, sql FROM sqlite_master ORDER BY name"));
        Assert.Empty(file.Rows("SELECT * FROM example_features"));
    }

    [Fact]
    public void RootSamples_Applied_DoWhatTheGuideSays()
    {
        var file = new DatabaseFile(_folder.File("roots.db"));
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString });

        Manager(database, "Roots").Migrate();

        Assert.Equal(
            ["authors", "books", "publishers"],
            file.Tables().Where(table => table != "settings" && !table.StartsWith("migration", StringComparison.Ordinal))
        );
        Assert.Equal(["1|Tove Jansson", "3|Flann O'Brien"], file.Rows("SELECT id, name FROM authors ORDER BY id"));
        Assert.Equal(
            ["id", "author_id", "title", "page_count", "isbn"],
            file.Rows("SELECT name FROM pragma_table_info('books') ORDER BY cid")
        );
        Assert.Equal(["Moominland Midwinter"], file.Rows("SELECT title FROM books"));
    }

    [Fact]
    public void BackupSample_PutsTheBackupInThePlaceOfTheDatabase()
    {
        var file = new DatabaseFile(_folder.File("kept.db"));
        file.Execute("CREATE TABLE t (id INTEGER); INSERT INTO t VALUES (1)");
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString });

        var report = Operations.BackUp.AndRestore(database, GromozekaMigrations.Options());

        Assert.Equal(report.Backup, report.Saved);
        Assert.Equal(["1"], file.Rows("SELECT id FROM t"));
    }

    [Fact]
    public void SeedSample_Twice_InsertsOnce()
    {
        var file = new DatabaseFile(_folder.File("seed.db"));
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString });
        new MigrationManager(database, GromozekaMigrations.Options()).Migrate();
        var migrations = Manager(database, "Seed", "Development");

        migrations.Migrate();
        migrations.Migrate();

        Assert.Equal(["sample"], file.Rows("SELECT name FROM example_features"));
    }

    public void Dispose() => _folder.Dispose();

    private static MigrationManager Manager(SqliteDatabase database, string sample, string? profile = null)
    {
        var options = GromozekaMigrations.Options(profile);
        options.Assemblies.Clear();
        options.Assemblies.Add(typeof(SampleTests).Assembly);
        options.Namespace = $"Gromozeka.Database.Samples.{sample}";
        options.Numbering = NumberingPolicy.Any;
        options.AllowMissingMigrations = true;
        options.AllowNewerDatabase = true;
        options.AllowDataLoss = true;
        var services = new ServiceCollection().AddSingleton<IFeatureNames>(new FeatureNames()).BuildServiceProvider();
        return new MigrationManager(database, options, services);
    }

    private sealed class FeatureNames : IFeatureNames
    {
        public IReadOnlyList<string> All => ["From the host"];
    }
}
