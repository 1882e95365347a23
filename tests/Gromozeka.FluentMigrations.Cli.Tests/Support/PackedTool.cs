using System.IO.Compression;

namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>The tool as it is shipped: packed once for all tests, when the first needs it, and unpacked as an installation does.</summary>
public static class PackedTool
{
    private static readonly Lazy<string> Unpacked = new(Unpack);

    /// <summary>The date that it was packed for.</summary>
    public static string Date => "2026-01-05";

    /// <summary>What is run.</summary>
    public static string Executable => Unpacked.Value;

    private static string Unpack()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var pack = Programs.Call(
            Programs.DotNet,
            "pack",
            Repository.Path("src/Gromozeka.FluentMigrations.Cli"),
            "-c",
            "Release",
            "-o",
            folder.Path,
            "--nologo",
            "-v",
            "quiet"
        );
        pack.Environment["SOURCE_DATE_EPOCH"] = "1767603600";
        pack.Succeed();

        var package = Directory.EnumerateFiles(folder.Path, "*.nupkg").Single(file => new FileInfo(file).Length > 100_000);
        ZipFile.ExtractToDirectory(package, folder.File("tool"));
        var executable = Directory
            .EnumerateFiles(folder.File("tool"), OperatingSystem.IsWindows() ? "dotnet-fm.exe" : "dotnet-fm", SearchOption.AllDirectories)
            .Single();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return executable;
    }
}
