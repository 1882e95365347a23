using System.Xml.Linq;

namespace Gromozeka.FluentMigrations.Tests.Architecture;

/// <summary>Draws projects and folders, as Mermaid reads it.</summary>
internal static class Picture
{
    /// <summary>Every project of <c>src</c>, and what it refers to; the generator runs in the compiler and is left out.</summary>
    public static string OfProjects()
    {
        var projects = Repository
            .Files("src", "*.csproj")
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), References);
        return Draw(projects.SelectMany(project => project.Value.Select(to => (Short(project.Key), Short(to)))));
    }

    /// <summary>The folders of one project.</summary>
    public static string Of(Folders folders) => Draw(folders.Shortest());

    private static List<string> References(string file) =>
        [
            .. XDocument
                .Load(file)
                .Descendants("ProjectReference")
                .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
                .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))),
        ];

    private static string Short(string project) =>
        project
            .Replace("Gromozeka.FluentMigrations.", "", StringComparison.Ordinal)
            .Replace("Gromozeka.FluentMigrations", "engine", StringComparison.Ordinal)
            .Replace("Gromozeka.", "", StringComparison.Ordinal);

    private static string Draw(IEnumerable<(string From, string To)> arrows) =>
        "```mermaid\nflowchart LR\n" + string.Concat(arrows.Select(arrow => $"    {arrow.From} --> {arrow.To}\n")) + "```\n";
}
