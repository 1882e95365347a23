using System.Diagnostics;
using System.IO.Compression;

namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>The tool as it is shipped: packed once for all tests, and unpacked as an installation does.</summary>
public sealed class PackedTool : IDisposable
{
    private readonly TempFolder _folder = new();

    public PackedTool()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                "pack",
                Repository.Path("src/Gromozeka.FluentMigrations.Cli"),
                "-c",
                "Release",
                "-o",
                _folder.Path,
                "--nologo",
                "-v",
                "quiet",
            },
            RedirectStandardOutput = true,
        };
        // The test host's own settings are not the build's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output);

        var package = Directory.EnumerateFiles(_folder.Path, "*.nupkg").Single(file => new FileInfo(file).Length > 100_000);
        ZipFile.ExtractToDirectory(package, _folder.File("tool"));
        Executable = Directory
            .EnumerateFiles(_folder.File("tool"), OperatingSystem.IsWindows() ? "dotnet-fm.exe" : "dotnet-fm", SearchOption.AllDirectories)
            .Single();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Executable, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    /// <summary>What is run.</summary>
    public string Executable { get; }

    public void Dispose() => _folder.Dispose();
}

[CollectionDefinition(Name)]
public sealed class PackedToolDefinition : ICollectionFixture<PackedTool>
{
    public const string Name = "the packed tool";
}
