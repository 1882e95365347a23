using System.Globalization;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>The disk fills up: at every write of a run, and really. What it says, and that one start goes on once there is room.</summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Migrate_AtEveryWrite_SaysSoAndGoesOnWithRoom(string journal)
    {
        using var before = BotFile.Legacy();
        var wal = journal == "wal";
        var sound = Sound.After(before, wal);
        var failures = 0;
        for (var point = 1; ; point += Size.Every(5))
        {
            using var file = before.Copy();
            var run = await Victim.Run("bot", file.Path, "up", journal, "full", point.ToString(CultureInfo.InvariantCulture));

            Assert.True(run.ExitCode == 0, $"write {point}: {run.All}");
            if (run.Output.Contains("done", StringComparison.Ordinal))
                break;
            Assert.True(run.Output.Contains("refused GM407", StringComparison.Ordinal), $"write {point}: {run.All}");
            failures++;
            sound.Start(file, wal);
            Assert.Empty(file.Remains);
        }

        output.WriteLine($"{failures} full disks: {Size.Text}");
        Assert.True(failures > 1);
    }

    [NeedsMountFact]
    public void Migrate_SmallDisk_SaysSoAndGoesOnWithRoom()
    {
        using var legacy = BotFile.Legacy();
        var sound = Sound.After(legacy);
        using var folder = new TempFolder();
        var refusals = new List<string>();
        foreach (
            var free in (int[])
                [0, Kilobyte * 4, Kilobyte * 8, Kilobyte * 64, Megabyte, Megabyte * 9 / 5, Megabyte * 19 / 10, Megabyte * 2, Megabyte * 4]
        )
        {
            using var disk = new Mount(folder.File($"disk-{free}"), 16);
            var file = BotFile.In(folder.File($"disk-{free}"));
            File.Copy(legacy.Path, file.Path);
            disk.FillUpTo(free);

            var error = Record.Exception(() => file.Manager().Migrate());

            if (error is not null)
            {
                Assert.Equal(ErrorCodes.DiskFull, Assert.IsType<MigrationException>(error).Code);
                refusals.Add($"{free / Kilobyte} kB: {((MigrationException)error).Why}");
            }

            disk.Empty();
            sound.Start(file);
            Assert.Empty(file.Remains);
        }

        output.WriteLine(string.Join("\n", refusals));
        Assert.InRange(refusals.Count, 5, 8);
        Assert.Contains(refusals, refusal => refusal.Contains("it needs 1.8 MB in", StringComparison.Ordinal));
    }

    [NeedsMountFact]
    public void Migrate_OnlyTheBackupFolderIsFull_SaysNeedAndHave()
    {
        using var file = BotFile.Legacy();
        var sound = Sound.After(file);
        var before = file.File.Hash;
        using (new Mount(file.BackupFolder, 1))
        {
            var error = Assert.Throws<MigrationException>(() => file.Manager().Migrate());

            Assert.Equal(ErrorCodes.DiskFull, error.Code);
            Assert.Equal($"it needs 1.8 MB in {file.BackupFolder}, and 1 MB is free", error.Why);
            Assert.Equal(before, file.File.Hash);
        }

        sound.Start(file);
        Assert.Empty(file.Remains);
    }

    /// <summary>Somebody else fills the disk after it was measured.</summary>
    [NeedsMountFact]
    public void Create_TheBackupFolderFillsUpMeanwhile_BlamesItAndLeavesNothing()
    {
        using var file = BotFile.Legacy();
        using (new Mount(file.BackupFolder, 1))
        {
            var database = new SqliteDatabase(
                new SqliteDatabaseOptions { ConnectionString = $"Data Source={file.Path}", FreeBytes = _ => long.MaxValue }
            );

            var error = Assert.Throws<MigrationException>(() => new BackupManager(database, new MigrationOptions()).Create());

            Assert.Equal(ErrorCodes.DiskFull, error.Code);
            Assert.Contains(file.BackupFolder, error.Why, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(file.BackupFolder));
        }
    }

    /// <summary>The backups are on a disk with space, the database is not.</summary>
    [NeedsMountFact]
    public void Restore_TheDiskOfTheDatabaseIsFull_SaysSoAndChangesNothing()
    {
        using var legacy = BotFile.Legacy();
        using var folder = new TempFolder();
        foreach (var journal in (string[])["delete", "wal", "damaged"])
        {
            using var disk = new Mount(folder.File(journal), 16);
            var file = new DatabaseFile(folder.File($"{journal}/app.db"));
            file.Execute(
                journal == "wal"
                    ? "PRAGMA journal_mode = wal; CREATE TABLE t (v); INSERT INTO t VALUES (1)"
                    : "CREATE TABLE t (v); INSERT INTO t VALUES (1)"
            );
            if (journal == "damaged")
                File.WriteAllText(file.Path, "no database");
            var before = file.Hash;
            disk.FillUpTo(Kilobyte * 64);
            var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file.Path}" });
            var backups = new BackupManager(
                database,
                new MigrationOptions { Backup = new BackupOptions { Folder = folder.File("backups") } }
            );

            var error = Assert.Throws<MigrationException>(() => backups.Restore(legacy.Path));

            Assert.Equal(ErrorCodes.DiskFull, error.Code);
            Assert.Contains(Path.GetDirectoryName(file.Path)!, error.Next, StringComparison.Ordinal);
            Assert.Equal(before, file.Hash);
            if (journal != "damaged")
                Assert.Equal("1", file.Scalar("SELECT count(*) FROM t"));
            disk.Empty();
        }
    }
}
