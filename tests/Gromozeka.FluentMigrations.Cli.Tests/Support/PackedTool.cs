using System.IO.Compression;

namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>The tool as it is shipped: packed once for all tests, and unpacked as an installation does.</summary>
public sealed class PackedTool : IDisposable
{
    private readonly TempFolder _folder = new();

    public PackedTool()
    {
        var pack = Programs.Call(
            Programs.DotNet,
            "pack",
            Repository.Path("src/Gromozeka.FluentMigrations.Cli"),
            "-c",
            "Release",
            "-o",
            _folder.Path,
            "--nologo",
            "-v",
            "quiet"
        );
        pack.Environment["SOURCE_DATE_EPOCH"] = "1767603600";
        pack.Succeed();

        var package = Directory.EnumerateFiles(_folder.Path, "*.nupkg").Single(file => new FileInfo(file).Length > 100_000);
        ZipFile.ExtractToDirectory(package, _folder.File("tool"));
        Executable = Directory
            .EnumerateFiles(_folder.File("tool"), OperatingSystem.IsWindows() ? "dotnet-fm.exe" : "dotnet-fm", SearchOption.AllDirectories)
            .Single();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Executable, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    /// <summary>The date that it was packed for.</summary>
    public static string Date => "2026-01-05";

    /// <summary>What is run.</summary>
    public string Executable { get; }

    public void Dispose() => _folder.Dispose();
}

[CollectionDefinition(Name)]
public sealed class PackedToolDefinition : ICollectionFixture<PackedTool>
{
    public const string Name = "the packed tool";
}
