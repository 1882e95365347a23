using System.Diagnostics;
using System.Globalization;

namespace Gromozeka.TestSupport;

/// <summary>
/// A file system as a container has it: nothing but the machine's programs, all of it read-only except /tmp and what is mounted writable.
/// Programs run there as a user without rights. Needs the right to mount (<see cref="NeedsMountFactAttribute"/>).
/// </summary>
public sealed class ReadOnlyRoot : IDisposable
{
    /// <summary>The user of Microsoft's images.</summary>
    public const int User = 1654;

    private const string Script = """
        set -euo pipefail
        root=$1 user=$2 place=$3
        shift 3
        mount -t tmpfs -o mode=755 tmpfs "$root"
        for name in bin sbin lib lib64 usr etc; do
            if [ -L "/$name" ]; then
                cp -a "/$name" "$root/$name"
            elif [ -d "/$name" ]; then
                mkdir "$root/$name"
                mount --bind "/$name" "$root/$name"
                mount -o remount,bind,ro "$root/$name"
            fi
        done
        mkdir "$root"/{proc,dev,tmp}
        mount --rbind /proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
        while [ "$1" != -- ]; do
            IFS=: read -r from to how <<<"$1"
            mkdir -p "$root$to"
            mount --bind "$from" "$root$to"
            [ "$how" = rw ] || mount -o remount,bind,ro "$root$to"
            shift
        done
        shift
        mount -o remount,ro "$root"
        exec chroot --userspec="$user:$user" --groups= "$root" env -i -C "$place" "$@"
        """;

    private readonly TempFolder _folder = new();
    private readonly List<string> _mounts = [];

    public ReadOnlyRoot()
    {
        var runtime = Path.GetDirectoryName(Programs.Call("bash", "-c", "readlink -f \"$(command -v dotnet)\"").Succeed().Trim())!;
        Environment["PATH"] = $"{runtime}:/usr/bin:/bin";
        Environment["DOTNET_ROOT"] = runtime;
        if (!runtime.StartsWith("/usr/", StringComparison.Ordinal))
            Mount(runtime, runtime);
    }

    /// <summary>The environment of programs; nothing else is in it.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Makes a folder of the machine visible, read-only.</summary>
    public ReadOnlyRoot Mount(string from, string to)
    {
        _mounts.Add($"{from}:{to}:ro");
        return this;
    }

    /// <summary>Mounts a new folder, which belongs to the user of the programs.</summary>
    /// <returns>Its path on the machine.</returns>
    public string MountVolume(string to, bool isReadOnly = false)
    {
        var from = Directory.CreateDirectory(_folder.File("volumes" + to)).FullName;
        Programs.Call("chown", string.Create(CultureInfo.InvariantCulture, $"{User}:{User}"), from).Succeed();
        _mounts.RemoveAll(mount => mount.Split(':')[1] == to);
        _mounts.Add($"{from}:{to}:{(isReadOnly ? "ro" : "rw")}");
        return from;
    }

    /// <summary>Unmounts a volume; what is on it stays.</summary>
    public void Unmount(string to) => _mounts.RemoveAll(mount => mount.Split(':')[1] == to);

    /// <summary>Puts a file on a volume.</summary>
    public static void Put(string file, string volume, string name)
    {
        File.Copy(file, Path.Combine(volume, name), overwrite: true);
        Programs.Call("chown", string.Create(CultureInfo.InvariantCulture, $"{User}:{User}"), Path.Combine(volume, name)).Succeed();
    }

    /// <summary>The call of a program; its process is the program itself.</summary>
    public ProcessStartInfo Call(string place, params IEnumerable<string> words) =>
        Programs.Call(
            "unshare",
            [
                "--mount",
                "--propagation",
                "private",
                "bash",
                "-c",
                Script,
                "root",
                Directory.CreateDirectory(_folder.File("root")).FullName,
                User.ToString(CultureInfo.InvariantCulture),
                place,
                .. _mounts,
                "--",
                .. Environment.Select(variable => $"{variable.Key}={variable.Value}"),
                .. words,
            ]
        );

    public void Dispose() => _folder.Dispose();
}
