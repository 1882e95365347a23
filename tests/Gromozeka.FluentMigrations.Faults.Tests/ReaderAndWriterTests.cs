using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Sqlite.Victim.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>An application that goes on reading or writing while a table is rebuilt under it.</summary>
public sealed class ReaderAndWriterTests : IDisposable
{
    private const string Seed = """
        PRAGMA journal_mode = {0};
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) INSERT INTO x SELECT i, '', i % 7 FROM n;
        """;

    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;
    private readonly ITestOutputHelper _output;
    private TimeSpan _longestWait;

    public ReaderAndWriterTests(ITestOutputHelper output)
    {
        _output = output;
        _file = new DatabaseFile(_folder.File("app.db"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Migrate_ALongReaderInWriteAheadLogMode_Succeeds()
    {
        Make("wal");
        using var reader = _file.Open();
        using var command = reader.CreateCommand();
        command.CommandText = "SELECT typeof(b) FROM x";
        using var rows = command.ExecuteReader();
        Assert.True(rows.Read());

        Assert.Equal(1, Manager().Migrate().ToVersion);

        // The reader goes on in the state that it began with.
        var seen = 1;
        while (rows.Read())
        {
            Assert.Equal("integer", rows.GetString(0));
            seen++;
        }

        Assert.Equal(20000, seen);
        Assert.Equal("text", _file.Scalar("SELECT DISTINCT typeof(b) FROM x"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Migrate_AnotherProcessWritesAllTheWhile_LosesNoWrite(string journal)
    {
        Make(journal);
        var writer = Victim.Start("write", _file.Path);

        // There and back, until the two have met.
        Assert.Equal(1, Manager().Migrate().ToVersion);
        for (var attempt = 0; _longestWait == TimeSpan.Zero && attempt < 100; attempt++)
        {
            Manager().RollbackTo(0);
            Assert.Equal(1, Manager().Migrate().ToVersion);
        }

        Assert.NotEqual(TimeSpan.Zero, _longestWait);
        var ended = await writer.End();
        _output.WriteLine($"Longest wait for the writer: {_longestWait.TotalMilliseconds:0.0} ms; it wrote {ended.Output.Trim()} times");
        Assert.True(ended.ExitCode == 0, ended.All);
        var acknowledged = ended.Output.Trim();
        Assert.NotEqual("0", acknowledged);
        Assert.Equal(
            $"{acknowledged}|{acknowledged}",
            _file.Scalar("SELECT count(*), (SELECT length(a) FROM x WHERE id = 1) FROM x WHERE id >= 1000000")
        );
        Assert.Equal("20000", _file.Scalar("SELECT count(*) FROM x WHERE id < 1000000"));
        Assert.Equal("text", _file.Scalar("SELECT DISTINCT typeof(b) FROM x"));
        Assert.Equal("ok", _file.Scalar("PRAGMA integrity_check"));
    }

    private void Make(string journal) => _file.Execute(Seed.Replace("{0}", journal, StringComparison.Ordinal));

    private MigrationManager Manager()
    {
        var options = new MigrationOptions { Namespace = typeof(RebuildOfX).Namespace, AllowDataLoss = true };
        options.Assemblies.Add(typeof(RebuildOfX).Assembly);
        return new MigrationManager(
            new SqliteDatabase(
                new SqliteDatabaseOptions
                {
                    ConnectionString = $"Data Source={_file.Path}",
                    LockTimeout = Eventually.Limit,
                    Work = new LongWork(
                        new WorkListener { Waiting = waited => _longestWait = waited > _longestWait ? waited : _longestWait }
                    ),
                }
            ),
            options
        );
    }
}
