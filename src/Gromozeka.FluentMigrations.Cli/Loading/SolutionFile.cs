using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The solution in the current folder. It contains projects, and only one of them can be used.</summary>
internal static partial class SolutionFile
{
    private static readonly string[] Patterns = ["*.slnx", "*.sln"];

    /// <summary>The solution of a folder; null if there is none.</summary>
    public static string? Find(string folder) => Patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).FirstOrDefault();

    /// <summary>The project of a solution that contains only one.</summary>
    /// <exception cref="MigrationException">It contains none, or several.</exception>
    public static string ProjectOf(string solution)
    {
        var folder = Path.GetDirectoryName(solution)!;
        // "Project("{…}") = "name", "path", "{…}"" in the older format, <Project Path="path" /> in the newer one.
        var projects = Project()
            .Matches(File.ReadAllText(solution))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return projects.Count switch
        {
            1 => Path.GetFullPath(projects[0], folder),
            0 => throw Errors.NotFound($"There is no project in {solution}.", "the solution names none"),
            _ => throw Errors.NotFound(
                $"There are several projects in {solution}.",
                string.Join(", ", projects),
                $"name one of them, for example --project \"{projects[0]}\", or set it for everyone in .config/dotnet-fm.json"
            ),
        };
    }

    [GeneratedRegex("""["']([^"'\r\n]+\.(?:cs|fs|vb)proj)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Project();
}
