using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.Database.Samples;

/// <summary>Runs the migrations in batches that the documentation shows, up and down.</summary>
public sealed class BatchSampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Trim", "SELECT group_concat(DISTINCT text) FROM chat_messages WHERE id < 3", "short,middle")]
    [InlineData("Compute", "SELECT length(text) FROM chat_messages WHERE id = 3", "4000")]
    [InlineData("Archive", "SELECT count(*) FROM message_archive", "3")]
    public void Sample_UpAndDown_DoesWhatTheDocumentSays(string sample, string query, string expected)
    {
        var file = new DatabaseFile(_folder.File("sample.db"));
        file.Execute(
            "CREATE TABLE chat_messages (id INTEGER PRIMARY KEY, text TEXT); CREATE TABLE message_archive (id INTEGER, text TEXT); "
                + "INSERT INTO chat_messages VALUES (1, ' short '), (2, 'middle'), (3, replace(hex(zeroblob(2500)), '0', 'a'))"
        );
        var options = new MigrationOptions
        {
            Namespace = $"{typeof(BatchSampleTests).Namespace}.{sample}",
            Numbering = NumberingPolicy.Any,
            Backup = null,
        };
        options.Assemblies.Add(typeof(BatchSampleTests).Assembly);
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString });
        var manager = new MigrationManager(database, options, clock: new Night());

        manager.Migrate();

        Assert.Equal(expected, file.Scalar(query));
        manager.Rollback();
        Assert.Equal("0|3", file.Scalar("SELECT (SELECT count(*) FROM message_archive) || '|' || count(*) FROM chat_messages"));
        Assert.Equal("0", file.Scalar("SELECT count(*) FROM VersionInfo"));
    }

    /// <summary>Three in the morning.</summary>
    private sealed class Night : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(DateTime.Today.AddHours(3));
    }
}
