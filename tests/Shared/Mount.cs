using System.Diagnostics;

namespace Gromozeka.TestHelpers;

/// <summary>A small disk of its own, in memory.</summary>
internal sealed class Mount : IDisposable
{
    private readonly string _path;

    public Mount(string path, int megabytes)
    {
        _path = Directory.CreateDirectory(path).FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=777", "gromozeka", _path);
    }

    private string Ballast => Path.Combine(_path, "ballast");

    /// <summary>Takes up all but so many bytes.</summary>
    public void FillUpTo(long free)
    {
        using var file = new FileStream(Ballast, FileMode.Create);
        var left = new DriveInfo(_path).AvailableFreeSpace - free;
        file.Write(new byte[left]);
    }

    public void Empty() => File.Delete(Ballast);

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _path);

    public void MakeWritable() => Run("mount", "-o", "remount,rw", _path);

    public void Dispose() => Run("umount", _path);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error}");
    }
}
