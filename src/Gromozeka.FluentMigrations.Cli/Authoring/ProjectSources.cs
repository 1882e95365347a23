namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>
/// The source files of a project, determined without a build: those below its folder, and those that its file includes from elsewhere.
/// </summary>
/// <param name="Project">The project file; null if the folder does not belong to a project.</param>
/// <param name="Files">The source files.</param>
internal sealed record ProjectSources(string? Project, IReadOnlyList<string> Files)
{
    private const string Projects = "*.*proj";

    /// <summary>The type aliases that the project file declares for all source files.</summary>
    public IReadOnlyList<(string Name, string Type)> Aliases { get; private init; } = [];

    /// <summary>The parts of the project file that were not understood.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <summary>The sources of the project that a folder belongs to; of the folder if it belongs to none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="named">A given project file, whose sources count as well; null if none was given.</param>
    public static ProjectSources Around(string folder, string? named = null)
    {
        var project = named ?? ProjectOf(folder);
        IEnumerable<string> files = Below(project is null ? folder : Path.GetDirectoryName(project)!, isRoot: true)
            .Concat(Below(folder, isRoot: true));
        var items = project is null ? null : new ProjectItems(project);
        return new ProjectSources(project, [.. (items?.Of(files) ?? files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
        {
            Aliases = items?.Aliases.ToList() ?? [],
            Unread = items?.Unread ?? [],
        };
    }

    /// <summary>The nearest project file.</summary>
    public static string? ProjectOf(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (
                parent.Exists
                && parent.EnumerateFiles(Projects).Select(file => file.FullName).Order(StringComparer.Ordinal).FirstOrDefault()
                    is { } project
            )
                return project;
        }

        return null;
    }

    /// <summary>Excludes build output and the files of other projects.</summary>
    private static IEnumerable<string> Below(string folder, bool isRoot)
    {
        if (!Directory.Exists(folder) || (!isRoot && Directory.EnumerateFiles(folder, Projects).Any()))
            return [];
        var folders = new DirectoryInfo(folder)
            .EnumerateDirectories("*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System })
            .Where(child =>
                child.Name[0] != '.'
                && !child.Name.Equals("bin", StringComparison.OrdinalIgnoreCase)
                && !child.Name.Equals("obj", StringComparison.OrdinalIgnoreCase)
            );
        return Directory.EnumerateFiles(folder, "*.cs").Concat(folders.SelectMany(child => Below(child.FullName, isRoot: false)));
    }
}
