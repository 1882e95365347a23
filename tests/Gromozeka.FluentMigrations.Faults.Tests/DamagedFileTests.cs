using Gromozeka.FluentMigrations.Faults.Tests.Support;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>
/// A file that is damaged, or no database: nothing is written to it, and the error names the backup to restore, which then works.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private readonly BotFile _file = BotFile.Legacy();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("page", "GM402")]
    [InlineData("schema", "GM402")]
    [InlineData("header", "GM403")]
    [InlineData("half", "GM402")]
    [InlineData("hundred bytes", "GM402")]
    [InlineData("text", "GM403")]
    [InlineData("zeros", "GM403")]
    public void Migrate_Damaged_NamesTheNewestGoodBackupWhichCanBeRestored(string damage, string code)
    {
        _file.Manager().Migrate(1);
        var sound = Sound.After(_file);
        var backups = _file.Manager().Backups!;
        var good = backups.Create();
        var newest = backups.Create();
        File.WriteAllText(newest.Path, "damaged as well");
        Damage(damage);
        var (before, files) = (_file.File.Hash, Files());

        var error = Assert.Throws<MigrationException>(() => _file.Manager().Migrate());

        Assert.Equal(code, error.Code.Id);
        Assert.Contains(good.Path, error.Next, StringComparison.Ordinal);
        Assert.Equal(before, _file.File.Hash);
        Assert.Equal(files, Files());

        File.Delete(newest.Path);
        var report = _file.Manager().Backups!.Restore(good.Name);
        Assert.Equal(before, new DatabaseFile(report.SetAside!).Hash);
        File.Delete(report.SetAside!);
        sound.Start(_file);
        Assert.Empty(_file.Remains);
    }

    [Fact]
    public void Migrate_NoBytes_IsANewDatabase()
    {
        using var file = BotFile.New();
        var sound = Sound.After(file);
        File.WriteAllBytes(file.Path, []);

        sound.Start(file);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Migrate_NoBytesButALog_NamesTheNewestGoodBackupAndLeavesTheLog(bool isMissing)
    {
        _file.Manager().Migrate(1);
        var good = _file.Manager().Backups!.Create();
        using var copy = _file.Copy();
        _file.File.Execute("PRAGMA journal_mode = wal");
        using (var program = _file.File.Open())
        using (var command = program.CreateCommand())
        {
            command.CommandText = "INSERT INTO settings (key, value) VALUES ('logged', 'only')";
            command.ExecuteNonQuery();
            File.Copy(_file.Path + "-wal", copy.Path + "-wal");
        }

        File.Delete(copy.Path);
        if (!isMissing)
            File.WriteAllBytes(copy.Path, []);
        var log = File.ReadAllBytes(copy.Path + "-wal");

        var error = Assert.Throws<MigrationException>(() => copy.Manager().Migrate());

        Assert.Equal(ErrorCodes.Corrupt, error.Code);
        Assert.Contains(good.Name, error.Next, StringComparison.Ordinal);
        Assert.Equal(log, File.ReadAllBytes(copy.Path + "-wal"));
    }

    [Fact]
    public void Restore_OfADamagedFile_LeavesNoMomentWithoutAFile()
    {
        _file.Manager().Migrate();
        var backup = _file.Manager().Backups!.Create();
        var (looks, isMissing) = (0, false);
        using var end = new CancellationTokenSource();
        var watcher = new Thread(() =>
        {
            for (; !end.IsCancellationRequested; Interlocked.Increment(ref looks))
                isMissing |= !File.Exists(_file.Path);
        });
        watcher.Start();

        // Only a restore during which somebody looked counts.
        var seen = 0;
        for (var restore = 0; seen < 20 && restore < 1000; restore++)
        {
            Damage("header");
            var before = Volatile.Read(ref looks);
            var report = _file.Manager().Backups!.Restore(backup.Name);
            seen += Volatile.Read(ref looks) - before > 1 ? 1 : 0;
            File.Delete(report.SetAside!);
        }

        end.Cancel();
        watcher.Join();
        Assert.Equal(20, seen);
        Assert.False(isMissing);
    }

    private IReadOnlyList<string> Files() =>
        [
            .. Directory
                .GetFiles(_file.Folder, "*", SearchOption.AllDirectories)
                .Where(file => file != _file.LockFile)
                .Order(StringComparer.Ordinal),
        ];

    private void Damage(string how)
    {
        using var file = File.Open(_file.Path, FileMode.Open);
        switch (how)
        {
            case "page":
                Overwrite(file, 4096 * 100, 4096 * 200);
                break;
            case "schema":
                Overwrite(file, 100, 3000);
                break;
            case "header":
                Overwrite(file, 0, 16);
                break;
            case "half":
                file.SetLength(file.Length / 2);
                break;
            case "hundred bytes":
                file.SetLength(100);
                break;
            case "text":
                file.SetLength(0);
                file.Write("this is a letter\n"u8);
                break;
            default:
                file.SetLength(0);
                file.SetLength(4096);
                break;
        }
    }

    private static void Overwrite(FileStream file, int offset, int count)
    {
        file.Position = offset;
        file.Write(Enumerable.Repeat((byte)0xA5, count).ToArray());
    }
}
