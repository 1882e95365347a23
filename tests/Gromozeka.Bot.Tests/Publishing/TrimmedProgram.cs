namespace Gromozeka.Bot.Tests.Publishing;

/// <summary>
/// A program with migrations, published trimmed once for all tests; any warning fails it. Beside it the same program as it was built.
/// </summary>
public sealed class TrimmedProgram : IDisposable
{
    private const string Name = "Gromozeka.FluentMigrations.Trimmed";
    private readonly TempFolder _folder = new();

    public TrimmedProgram()
    {
        if (!LongTests.AreRun)
            return;
        // In a folder of its own: other tests may build the same projects at this moment.
        var publish = Start(
            DotNet,
            [
                "publish",
                Path.Combine(Project, Name + ".csproj"),
                "-c",
                "Release",
                "--use-current-runtime",
                "--self-contained",
                "-p:PublishTrimmed=true",
                "--artifacts-path",
                _folder.File("artifacts"),
                "-o",
                _folder.File("trimmed"),
                "--nologo",
                "-v",
                "quiet",
            ]
        );
        if (publish.ExitCode != 0 || publish.Output.Contains("warning", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(publish.Output);
    }

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The project's folder, from this project's <c>bin/Debug/net10.0</c>.</summary>
    private static string Project => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../", Name));

    /// <summary>Runs the migrations of one part of the program on a database of its own.</summary>
    /// <returns>The exit code, and what was printed, without the folder of the database.</returns>
    public (int ExitCode, string Output) Run(string part, bool isTrimmed)
    {
        using var folder = new TempFolder();
        string[] arguments = [folder.File("app.db"), part];
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var (exitCode, output) = isTrimmed
            ? Start(_folder.File("trimmed/" + Name), arguments)
            : Start(DotNet, [Path.Combine(Project, "bin", configuration, "net10.0", Name + ".dll"), .. arguments]);
        return (exitCode, output.Replace(folder.Path, "…", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static (int ExitCode, string Output) Start(string program, string[] arguments)
    {
        var run = Programs.Call(program, arguments).Run();
        return (run.ExitCode, run.All);
    }
}
