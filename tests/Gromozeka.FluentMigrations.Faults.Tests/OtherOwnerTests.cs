using Gromozeka.FluentMigrations.Faults.Tests.Support;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>An administrator works on the database of a service that runs as another user: what he leaves belongs to that user.</summary>
public sealed class OtherOwnerTests : IDisposable
{
    private const string Service = "65534:65533";

    private readonly BotFile _file = BotFile.Legacy();

    private static bool CanGiveAway => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Create_MakesFoldersBackupAndRecordAsTheDatabaseIs()
    {
        if (!CanGiveAway)
            return;
        GiveAway();
        var manager = _file.Manager(configure: options => options.Backup = new BackupOptions { Folder = "kept/for/us" });

        var backup = manager.Backups!.Create();

        Assert.Equal($"{Service} 600", Owner(backup.Path));
        Assert.Equal($"{Service} 600", Owner(backup.Path + ".json"));
        Assert.All(new[] { "kept", "kept/for", "kept/for/us" }, folder =>
            Assert.Equal($"{Service} 700", Owner(Path.Combine(_file.Folder, folder)))
        );
        Assert.Equal($"{Service} 666", Owner(_file.LockFile));
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("in write-ahead-log mode")]
    [InlineData("damaged")]
    [InlineData("empty")]
    [InlineData("gone")]
    public void Restore_LeavesTheFileToItsOwner(string state)
    {
        if (!CanGiveAway)
            return;
        GiveAway();
        var backup = _file.Manager().Backups!.Create();
        Bring(state);

        _file.Manager().Backups!.Restore(backup.Name);

        Assert.Equal($"{Service} 600", Owner(_file.Path));
        Assert.All(Directory.GetFiles(_file.Folder, "*", SearchOption.AllDirectories), path =>
            Assert.StartsWith(Service, Owner(path), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("damaged")]
    [InlineData("gone")]
    public async Task Service_AfterARestoreByTheAdministrator_RunsAndMakesBackups(string state)
    {
        if (!CanGiveAway)
            return;
        GiveAway();
        var backup = _file.Manager().Backups!.Create();
        Bring(state);
        _file.Manager().Backups!.Restore(backup.Name);

        var visit = await Victim.Run("visit", _file.Path, "nobody");

        Assert.Contains("migrate 2\n", visit.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("ok", _file.File.Scalar("PRAGMA integrity_check"));
    }

    private void Bring(string state)
    {
        switch (state)
        {
            case "damaged":
                File.WriteAllText(_file.Path, new string('x', 5000));
                break;
            case "empty":
                File.WriteAllText(_file.Path, "");
                break;
            case "gone":
                File.Delete(_file.Path);
                break;
            case "in write-ahead-log mode":
                _file.File.Execute("PRAGMA journal_mode = wal");
                break;
        }
    }

    private void GiveAway()
    {
        Programs.Call("chmod", "600", _file.Path).Succeed();
        Programs.Call("chown", "-R", Service, _file.Folder).Succeed();
    }

    private static string Owner(string path) => Programs.Call("stat", "-c", "%u:%g %a", path).Succeed().Trim();
}
