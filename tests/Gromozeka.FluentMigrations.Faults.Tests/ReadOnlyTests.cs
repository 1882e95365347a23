using System.Security.Cryptography;
using Gromozeka.FluentMigrations.Faults.Tests.Support;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>
/// A file, a folder or a disk that may only be read: it can be inspected; what would have to write says so; nothing is written.
/// </summary>
public sealed class ReadOnlyTests
{
    private const UnixFileMode ReadAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode EnterAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static TheoryData<string, bool> Cases() =>
        new()
        {
            { "delete", false },
            { "delete", true },
            { "wal", false },
            { "wal", true },
            { "wal with a log", false },
            { "wal with a log", true },
        };

    /// <summary>The rights of a user who owns nothing there; for root, who may do everything, the process becomes such a user.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Visit_ReadOnlyFolder_ReadsAndWritesNothing(string journal, bool isPending)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var file = Make(journal, isPending);
        foreach (var path in Directory.GetFiles(file.Folder))
            File.SetUnixFileMode(path, ReadAll);
        File.SetUnixFileMode(file.Folder, ReadAll | EnterAll);

        await Visit(file, isPending, Environment.IsPrivilegedProcess ? "nobody" : "");

        File.SetUnixFileMode(file.Folder, ReadAll | EnterAll | UnixFileMode.UserWrite);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Visit_ReadOnlyFile_ReadsAndWritesNothing(string journal, bool isPending)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var file = Make(journal, isPending);
        foreach (var path in Directory.GetFiles(file.Folder))
            File.SetUnixFileMode(path, ReadAll);
        File.SetUnixFileMode(file.Folder, ReadAll | EnterAll | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);

        await Visit(file, isPending, Environment.IsPrivilegedProcess ? "nobody" : "");
    }

    [NeedsMountFact]
    public async Task Visit_ReadOnlyDisk_ReadsAndWritesNothing()
    {
        using var folder = new TempFolder();
        using var disk = new Mount(folder.File("disk"), 16);
        foreach (var (journal, isPending) in Cases().Select(entry => ((string)entry[0], (bool)entry[1])))
        {
            disk.MakeWritable();
            var here = Directory.CreateDirectory(folder.File($"disk/{journal}-{isPending}")).FullName;
            using (var made = Make(journal, isPending))
            {
                foreach (var path in Directory.GetFiles(made.Folder))
                    File.Copy(path, Path.Combine(here, Path.GetFileName(path)));
            }

            disk.MakeReadOnly();

            await Visit(BotFile.In(here), isPending, "");

            disk.MakeWritable();
            Directory.Delete(here, recursive: true);
        }
    }

    private static async Task Visit(BotFile file, bool isPending, string user)
    {
        var before = Bytes(file);

        var visit = await Victim.Run("visit", file.Path, user);

        var lines = visit.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(visit.ExitCode == 0, visit.All);
        Assert.Equal(
            isPending
                ? ["status 1", "version 1", "findings ", "repair 0", "backups 0"]
                : ["status 1,2", "version 2", "findings ", "repair 0", "backups 0", "migrate 2"],
            lines[..(isPending ? 5 : 6)]
        );
        if (isPending)
            Assert.StartsWith("migrate GM405 ", lines[5], StringComparison.Ordinal);
        Assert.Equal(before, Bytes(file));
    }

    /// <summary>
    /// Every file with its bytes, but the lock's. What SQLite shares between processes (-shm) is no content; nor is an empty log, which it
    /// leaves beside a read-only file in a folder where it may.
    /// </summary>
    private static IReadOnlyList<string> Bytes(BotFile file) =>
        [
            .. Directory
                .GetFiles(file.Folder)
                .Where(path => path != file.LockFile && !path.EndsWith("-shm", StringComparison.Ordinal) && new FileInfo(path).Length > 0)
                .Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
        ];

    /// <summary>
    /// A migrated file without backups; "with a log", as a program leaves it that was killed: the last migration stands in the log.
    /// </summary>
    private static BotFile Make(string journal, bool isPending)
    {
        using var file = BotFile.Legacy();
        file.Manager(configure: options => options.Backup = null).Migrate(isPending ? 1 : 2);
        File.Delete(file.LockFile);
        file.File.Execute($"PRAGMA journal_mode = {journal.Split(' ')[0]}");
        if (journal != "wal with a log")
            return file.Copy();
        using var program = file.File.Open();
        using var command = program.CreateCommand();
        command.CommandText = "INSERT INTO settings (key, value) VALUES ('logged', 'only')";
        command.ExecuteNonQuery();
        var copy = file.Copy();
        File.Copy(file.Path + "-wal", copy.Path + "-wal");
        return copy;
    }
}
