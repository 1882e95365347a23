using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>
/// A folder outside the repository where somebody works who has the packages from a folder, as the quick start says. What is restored
/// goes into a cache of its own; what the machine has is read.
/// </summary>
internal sealed partial class UserFolder : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public UserFolder(PackedFeed feed)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        _environment = new Dictionary<string, string>
        {
            ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages"),
            ["NUGET_PACKAGES"] = Cache,
            // Where the SDK keeps installed templates.
            ["DOTNET_CLI_HOME"] = File("home"),
            // A property of the build: no warning of the compiler, of NuGet or of trimming passes.
            ["TreatWarningsAsErrors"] = "true",
        };
        CopyFolder(Path.Combine(home, ".nuget", "NuGet"), File("home/.nuget/NuGet"));
        System.IO.File.WriteAllText(
            File("nuget.config"),
            Document.Block("docs/quickstart.md", "xml").Replace("/path/to/clone/artifacts/packages", feed.Folder, StringComparison.Ordinal)
        );
    }

    public string Folder => _folder.Path;

    /// <summary>The folder of the packages that are restored here.</summary>
    public string Cache => File("cache");

    public string File(string name) => _folder.File(name);

    public DatabaseFile Database(string name) => new(File(name));

    /// <summary>Runs a script as a person types it.</summary>
    public ProgramRun Bash(string script) => Call("", "bash", "-e", "-c", script).Run();

    public Process Start(string place, string program, params string[] arguments) => Call(place, program, arguments).Start();

    public ProcessStartInfo Call(string place, string program, params string[] arguments)
    {
        var call = Programs.Call(program, arguments).In(File(place));
        call.Environment.Remove("CI");
        foreach (var (name, value) in _environment)
            call.Environment[name] = value;
        return call;
    }

    /// <summary>An output without what differs from run to run.</summary>
    public string Stable(string text)
    {
        text = text.Replace(Folder, "…", StringComparison.Ordinal).ReplaceLineEndings("\n");
        text = Time().Replace(text, "2026-01-05 09:00");
        text = Duration().Replace(text, " 5 ms");
        text = Product().Replace(text, "SQLite 3.x");
        return Size().Replace(text, "1 KB");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The machine's own package sources.</summary>
    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            System.IO.File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    [GeneratedRegex(@"20\d\d-\d\d-\d\d \d\d:\d\d")]
    private static partial Regex Time();

    [GeneratedRegex(@" *\d+ (ms|s)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"SQLite \d[\d.]*")]
    private static partial Regex Product();

    [GeneratedRegex(@"[\d.]+ (KB|MB|GB)")]
    private static partial Regex Size();
}
