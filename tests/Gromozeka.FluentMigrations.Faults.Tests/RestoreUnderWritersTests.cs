using System.Diagnostics;
using System.Globalization;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>Programs that go on writing while the database is restored under them, again and again.</summary>
public sealed class RestoreUnderWritersTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;
    private readonly ITestOutputHelper _output;

    public RestoreUnderWritersTests(ITestOutputHelper output)
    {
        _output = output;
        Directory.CreateDirectory(_folder.File("real"));
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.File("real"));
        _file = new DatabaseFile(_folder.File("real/app.db"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("delete", "one", 4096)]
    [InlineData("truncate", "one", 4096)]
    [InlineData("persist", "each", 4096)]
    [InlineData("delete", "each", 1024)]
    [InlineData("wal", "one", 4096)]
    [InlineData("wal", "each", 4096)]
    public async Task Restore_ProgramsWriteAllTheWhile_EachAcknowledgedRowIsSavedOrInTheFile(
        string journal,
        string connections,
        int pageSize
    )
    {
        var backup = Make(journal, pageSize);
        var writers = Enumerable
            .Range(0, Size.Writers)
            .Select(writer =>
                Victim.Launch("append", _folder.File(writer % 2 == 0 ? "real/app.db" : "link/app.db"), $"{writer}", connections, journal)
            )
            .ToList();
        Assert.All(writers, writer => Assert.Equal("begins", writer.ReadLine()));
        var watch = Stopwatch.StartNew();

        var saved = Enumerable.Range(0, Size.Restores).Select(_ => Restore(backup)).ToList();

        watch.Stop();
        var ended = await Task.WhenAll(writers.Select(writer => writer.End()));
        Assert.All(ended, writer => Assert.True(writer.ExitCode == 0, writer.All));
        CheckRows(ended, saved);
        _output.WriteLine($"{saved.Count} restores in {watch.Elapsed.TotalSeconds:0.0} s: {Size.Text}");
        Assert.Equal(journal == "wal" ? "wal" : "delete", _file.Scalar("PRAGMA journal_mode"));
    }

    private void CheckRows(ProgramRun[] writers, List<string> saved)
    {
        var found = saved
            .Append(_file.Path)
            .Select(path => new DatabaseFile(path))
            .SelectMany(file =>
            {
                Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
                Assert.Equal("500", file.Scalar("SELECT count(*) FROM ballast"));
                return file.Rows("SELECT writer, number FROM w");
            })
            .ToHashSet();
        var lost = writers
            .SelectMany(
                (writer, number) =>
                    Enumerable.Range(0, int.Parse(writer.Output, CultureInfo.InvariantCulture)).Select(row => $"{number}|{row}")
            )
            .Where(row => !found.Contains(row))
            .ToList();
        _output.WriteLine($"{found.Count} rows of {writers.Length} writers");
        Assert.Empty(lost);
        Assert.All(writers, writer => Assert.NotEqual("0", writer.Output.Trim()));
    }

    private string Make(string journal, int pageSize)
    {
        var backup = new DatabaseFile(_folder.File("restored.db"));
        Fill(backup, "delete", pageSize);
        Fill(_file, journal, 4096);
        return backup.Path;
    }

    private static void Fill(DatabaseFile file, string journal, int pageSize) =>
        file.Execute(
            $"""
            PRAGMA page_size = {pageSize};
            PRAGMA journal_mode = {(journal == "wal" ? "wal" : "delete")};
            CREATE TABLE w (writer TEXT, number INTEGER);
            CREATE TABLE ballast (id INTEGER PRIMARY KEY, v);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500) INSERT INTO ballast SELECT i, randomblob(1000) FROM n;
            """
        );

    private string Restore(string backup)
    {
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = $"Data Source={_file.Path}", LockTimeout = Eventually.Limit }
        );
        var report = new BackupManager(database, new MigrationOptions()).Restore(backup, new RestoreOptions { WhileInUse = true });
        Assert.Null(report.SetAside);
        return report.Saved!.Path;
    }
}
