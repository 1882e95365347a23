using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
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
        var projects = Paths(solution)
            .Where(path => Project().IsMatch(path))
            .Select(path => path.Replace('\\', '/'))
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

    /// <summary>
    /// What it names: <c>Project("{…}") = "name", "path", "{…}"</c> in the older format, <c>&lt;Project Path="path" /&gt;</c> in the newer
    /// one.
    /// </summary>
    private static IEnumerable<string> Paths(string solution)
    {
        try
        {
            return Path.GetExtension(solution).Equals(".slnx", StringComparison.OrdinalIgnoreCase)
                ? XDocument.Load(solution).Descendants("Project").Select(project => project.Attribute("Path")?.Value ?? "")
                : Quoted().Matches(File.ReadAllText(solution)).Select(match => match.Groups[1].Value);
        }
        catch (XmlException cause)
        {
            throw Errors.NotFound($"{solution} cannot be read.", cause.Message);
        }
    }

    [GeneratedRegex(@"[.](cs|fs|vb)proj$", RegexOptions.IgnoreCase)]
    private static partial Regex Project();

    [GeneratedRegex("\"([^\"\r\n]+)\"")]
    private static partial Regex Quoted();
}
