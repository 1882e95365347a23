using System.Runtime.InteropServices;
using Gromozeka.FluentMigrations.Sqlite.Safety;

namespace Gromozeka.FluentMigrations.Sqlite.Tests.Safety;

/// <summary>Who has a file open.</summary>
public sealed partial class FileUsersTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.File("shop.db");

    private string Pipe => _folder.File("pipe");

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Between fork and exec, a new process has copies of all handles of the one that starts it. Here it waits for the writer of a pipe
    /// before exec.
    /// </summary>
    [Fact]
    public async Task FindOther_WhileThisProcessStartsAnother_FindsNone()
    {
        await using var own = System.IO.File.Create(File);
        Programs.Call("mkfifo", Pipe).Succeed();
        var starting = Task.Factory.StartNew(StartWithPipe, TaskCreationOptions.LongRunning);
        var child = 0;
        await Eventually.Holds(
            () => (child = Processes().FirstOrDefault(process => StartingProcess.Is(process, Environment.ProcessId))) != 0,
            "the new process"
        );
        var file = FileStatus.Of(File)!.Value;

        var copies = Directory.GetFiles($"/proc/{child}/fd").Count(handle => FileStatus.Of(handle)?.IsSame(file) == true);
        var other = FileUsers.FindOther(File);
        await System.IO.File.WriteAllTextAsync(Pipe, "");
        await starting;

        Assert.Equal(1, copies);
        Assert.Null(other);
    }

    [Fact]
    public void FindOther_AProcessThatHasItOpen_IsNamed()
    {
        using var own = System.IO.File.Open(File, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        using var other = new RunningProgram(Programs.Call("sh", "-c", $"exec 3<'{File}'; echo open; read line"));
        Assert.Equal("open", other.ReadLine());

        Assert.Matches(@"^process \d+ \((sh|dash|bash)\)$", FileUsers.FindOther(File));
    }

    private static IEnumerable<int> Processes() =>
        Directory.GetDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var process) ? process : 0);

    private void StartWithPipe()
    {
        // The size of the structure is the C library's own; this is more than any of them needs.
        var actions = Marshal.AllocHGlobal(1024);
        try
        {
            Assert.Equal(0, posix_spawn_file_actions_init(actions));
            Assert.Equal(0, posix_spawn_file_actions_addopen(actions, 0, Pipe, 0, 0));
            Assert.Equal(0, posix_spawn(out var child, "/bin/true", actions, 0, ["true", null], [null]));
            Assert.Equal(child, waitpid(child, out _, 0));
        }
        finally
        {
            Marshal.FreeHGlobal(actions);
        }
    }

#pragma warning disable IDE1006 // The names are those of the C library.
    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(nint actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn_file_actions_addopen(nint actions, int handle, string path, int flags, uint mode);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn(
        out int process,
        string path,
        nint actions,
        nint attributes,
        string?[] arguments,
        string?[] environment
    );

    [LibraryImport("libc")]
    private static partial int waitpid(int process, out int status, int options);
#pragma warning restore IDE1006
}
