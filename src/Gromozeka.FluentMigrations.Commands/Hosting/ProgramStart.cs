using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>How this program can be started again, so that a suggested command can be run as it is shown.</summary>
/// <param name="Process">The executable of the process; null if it is not known.</param>
/// <param name="Program">The program's own file, which is passed to <c>dotnet</c> if that is the executable.</param>
/// <param name="Folder">The current folder.</param>
/// <param name="SearchPath">The folders whose programs can be started by their name alone.</param>
internal sealed record ProgramStart(string? Process, string Program, string Folder, IReadOnlyList<string> SearchPath)
{
    /// <summary>The command that starts it from the current folder.</summary>
    public static string Here() =>
        new ProgramStart(
            Environment.ProcessPath,
            Environment.GetCommandLineArgs() is [{ Length: > 0 } first, ..] ? Path.GetFullPath(first) : "the program",
            Environment.CurrentDirectory,
            Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? []
        ).ToString();

    public override string ToString()
    {
        if (Process is null || Path.GetFileNameWithoutExtension(Process).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            return $"dotnet {ShellWord.Quoted(Shortened(Program))}";
        if (IsFoundByName(Process))
            return ShellWord.Quoted(Path.GetFileName(Process));
        var path = Shortened(Process);
        // A shell looks for a name without a path only in the search path.
        return ShellWord.Quoted(Path.GetDirectoryName(path) is "" ? Path.Combine(".", path) : path);
    }

    /// <summary>Whether the search path leads to it, and not to another program of the same name.</summary>
    private bool IsFoundByName(string process)
    {
        var (folder, name) = (Path.GetDirectoryName(process), Path.GetFileName(process));
        var earlier = SearchPath.TakeWhile(candidate => Path.TrimEndingDirectorySeparator(candidate) != folder).ToList();
        return earlier.Count < SearchPath.Count && !earlier.Exists(candidate => File.Exists(Path.Combine(candidate, name)));
    }

    /// <summary>The path from the current folder, for a file in it or below it.</summary>
    private string Shortened(string path)
    {
        var relative = Path.GetRelativePath(Folder, path);
        var isBelow = relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isBelow && Path.GetDirectoryName(Folder) is not null ? relative : path;
    }
}
