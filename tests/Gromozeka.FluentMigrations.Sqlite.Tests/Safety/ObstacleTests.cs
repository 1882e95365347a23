using System.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>What stands in the way of a run, each with an error of its own.</summary>
public sealed class ObstacleTests : IDisposable
{
    private readonly Workbench _bench = new("CREATE TABLE t (v); INSERT INTO t VALUES (1)");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("folder")]
    [InlineData("pipe")]
    public async Task LockFile_IsNoFile_IsToldWithoutWaiting(string obstacle)
    {
        if (!Put(obstacle, _bench.File.Path + ".lock"))
            return;
        var patient = new BackupManager(
            _bench.Database(new SqliteDatabaseOptions { ConnectionString = "", LockTimeout = TimeSpan.FromHours(1) }),
            new MigrationOptions()
        );

        var error = await Assert.ThrowsAsync<MigrationException>(() => Task.Run(() => patient.Create()).Ends("the refusal"));

        Assert.Equal(ErrorCodes.LockFileObstructed, error.Code);
        Assert.Contains(_bench.File.Path + ".lock", error.Why, StringComparison.Ordinal);
        Assert.Null(_bench.Database().Lock.Holder);
    }

    [Theory]
    [InlineData("delete", "-journal", "folder")]
    [InlineData("delete", "-wal", "folder")]
    [InlineData("wal", "-wal", "folder")]
    [InlineData("wal", "-shm", "folder")]
    [InlineData("delete", "-journal", "pipe")]
    public void Journal_IsNoFile_IsTold(string mode, string companion, string obstacle)
    {
        _bench.File.Execute($"PRAGMA journal_mode = {mode}");
        if (!Put(obstacle, _bench.File.Path + companion))
            return;

        var error = Assert.Throws<MigrationException>(() => _bench.Migrate(migration => migration.Execute.Sql("INSERT INTO t VALUES (2)")));

        Assert.Equal(ErrorCodes.JournalObstructed, error.Code);
        Assert.Contains(_bench.File.Path + companion, error.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("pipe")]
    public void Database_IsNoFile_IsTold(string obstacle)
    {
        var backup = Backups().Create();
        File.Delete(_bench.File.Path);
        if (!Put(obstacle, _bench.File.Path))
            return;

        foreach (var attempt in (Action[])[() => Backups().Create(), () => Backups().Restore(backup.Name), () => _bench.Migrate(_ => { })])
        {
            var error = Assert.Throws<MigrationException>(attempt);

            Assert.Equal(ErrorCodes.CannotOpen, error.Code);
            Assert.Contains("is a folder, a pipe or a device", error.Why, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("pipe")]
    public async Task RecordOfABackup_IsNoFile_IsNoRecord(string obstacle)
    {
        var backup = Backups().Create();
        var other = backup.Path.Replace("-v0", "-v1", StringComparison.Ordinal);
        File.Copy(backup.Path, other);
        if (!Put(obstacle, other + ".json"))
            return;

        var (own, unrecorded) = await Task.Run(() => (Backups().List(), Backups().ListUnrecorded())).Ends("the list");

        Assert.Equal([backup], own);
        Assert.Equal([other], unrecorded.Select(one => one.Path));
        Assert.NotNull(Backups().Create());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Create_NoDatabase_IsTold(bool isEmpty)
    {
        File.Delete(_bench.File.Path);
        if (isEmpty)
            File.WriteAllText(_bench.File.Path, "");

        var error = Assert.Throws<MigrationException>(() => Backups().Create());

        Assert.Equal(ErrorCodes.BackupFailed, error.Code);
        Assert.Contains("no database", error.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("folder")]
    [InlineData("no such folder")]
    [InlineData("damaged")]
    public void AttachedFile_CannotBeUsed_IsBlamedAndNotTheMainFile(string what)
    {
        var path = _bench.Path(what == "no such folder" ? "none/attached.db" : "attached.db");
        if (what == "garbage")
            File.WriteAllText(path, new string('x', 5000));
        else if (what == "folder")
            Directory.CreateDirectory(path);
        else if (what == "damaged")
            Damage(path);
        var options = new SqliteDatabaseOptions
        {
            ConnectionString = "",
            AttachedDatabases = new Dictionary<string, string> { ["archive"] = path },
        };

        var error = Assert.Throws<MigrationException>(() =>
        {
            using var session = _bench.Database(options).Open(SessionAccess.Write);
            session.CheckIntegrity();
        });

        Assert.Equal(ErrorCodes.AttachedUnusable, error.Code);
        Assert.Contains($"{path} (archive)", error.What, StringComparison.Ordinal);
        Assert.DoesNotContain(_bench.File.Path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.9990000Z", true)]
    [InlineData("9999-12-31T23:59:59.9970000Z", false)]
    [InlineData("2999-01-01T00:00:00.0000000Z", false)]
    public void Backup_DatedInTheFuture_IsToldWhenNoneCanFollow(string date, bool isTheEnd)
    {
        var made = Backups().Create();
        var record = made.Path + ".json";
        File.WriteAllText(
            record,
            System.Text.RegularExpressions.Regex.Replace(
                File.ReadAllText(record),
                "\"createdAt\": \"[^\"]*\"",
                $"\"createdAt\": \"{date}\""
            )
        );

        if (isTheEnd)
        {
            var error = Assert.Throws<MigrationException>(() => Backups().Create());
            Assert.Equal(ErrorCodes.BackupFromTheFuture, error.Code);
            Assert.Contains(made.Path, error.Why, StringComparison.Ordinal);
            Assert.Equal(2, Directory.GetFiles(Backups().Folder).Length);
            return;
        }

        var next = Backups().Create();
        Assert.Equal(next, Backups().ChooseNewest());
    }

    private BackupManager Backups() => new(_bench.Database(), new MigrationOptions());

    private static void Damage(string path)
    {
        new DatabaseFile(path).Execute(
            "CREATE TABLE x (id INTEGER PRIMARY KEY, v); CREATE INDEX i ON x (v); "
                + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100) INSERT INTO x SELECT i, "
                + "randomblob(2000) FROM n"
        );
        SqliteConnection.ClearAllPools();
        using var file = File.OpenWrite(path);
        file.Position = 4096 * 10;
        file.Write(new byte[4096]);
    }

    private static bool Put(string obstacle, string path)
    {
        if (obstacle == "folder")
        {
            Directory.CreateDirectory(path);
            return true;
        }

        if (!OperatingSystem.IsLinux())
            return false;
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
