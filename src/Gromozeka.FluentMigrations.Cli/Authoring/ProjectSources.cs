using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>The source files of a project, found without a build: those below its folder, and those that its file includes from elsewhere.</summary>
/// <param name="Project">The project's file; null where a folder is in no project.</param>
/// <param name="Files">The source files.</param>
internal sealed partial record ProjectSources(string? Project, IReadOnlyList<string> Files)
{
    private const string Projects = "*.*proj";

    /// <summary>The sources of the project that a folder is in; of the folder, where it is in none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="named">The file of the project that was named, whose sources count as well; null for none.</param>
    public static ProjectSources Around(string folder, string? named = null)
    {
        var project = named ?? ProjectOf(folder);
        IEnumerable<string> files = Below(project is null ? folder : Path.GetDirectoryName(project)!, isRoot: true).Concat(Below(folder, isRoot: true));
        if (project is not null)
            files = files.Concat(Included(project));
        return new ProjectSources(project, [.. files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The file of the nearest project.</summary>
    public static string? ProjectOf(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists && parent.EnumerateFiles(Projects).Select(file => file.FullName).Order(StringComparer.Ordinal).FirstOrDefault() is { } project)
                return project;
        }

        return null;
    }

    /// <summary>Neither what a build makes nor what belongs to another project.</summary>
    private static IEnumerable<string> Below(string folder, bool isRoot)
    {
        if (!Directory.Exists(folder) || (!isRoot && Directory.EnumerateFiles(folder, Projects).Any()))
            return [];
        var folders = new DirectoryInfo(folder).EnumerateDirectories("*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System })
            .Where(child => child.Name[0] != '.' && !child.Name.Equals("bin", StringComparison.OrdinalIgnoreCase) && !child.Name.Equals("obj", StringComparison.OrdinalIgnoreCase));
        return Directory.EnumerateFiles(folder, "*.cs").Concat(folders.SelectMany(child => Below(child.FullName, isRoot: false)));
    }

    /// <summary>What the project includes from elsewhere, as far as that is written without properties.</summary>
    private static IEnumerable<string> Included(string project)
    {
        var root = Path.GetDirectoryName(project)!;
        foreach (var pattern in Include().Matches(File.ReadAllText(project)).SelectMany(match => match.Groups[1].Value.Split(';', StringSplitOptions.TrimEntries)))
        {
            var parts = pattern.Replace('\\', '/').Split('/');
            var name = parts[^1];
            var fixedPart = parts[..^1].TakeWhile(part => !part.Contains('*', StringComparison.Ordinal)).ToArray();
            var folder = Path.GetFullPath(Path.Combine([root, .. fixedPart.Select(part => part.Length == 0 ? "/" : part)]));
            if (pattern.Contains('$', StringComparison.Ordinal) || !name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || !Directory.Exists(folder))
                continue;
            var depth = fixedPart.Length < parts.Length - 1 ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
            foreach (var file in Directory.EnumerateFiles(folder, name, depth))
                yield return file;
        }
    }

    [GeneratedRegex("<Compile\\s[^>]*?Include\\s*=\\s*\"([^\"]+)\"")]
    private static partial Regex Include();
}
