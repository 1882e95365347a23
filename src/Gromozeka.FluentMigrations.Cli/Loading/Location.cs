using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The location of the migrations and of their program's settings.</summary>
/// <param name="Assemblies">The absolute paths of the built assemblies; the first is the program's.</param>
/// <param name="SettingsFolder">The folder of <c>appsettings.json</c>.</param>
/// <param name="Origin">What specified the location, for messages.</param>
/// <param name="Packages">The package folder that a project was built with; null if it is not known.</param>
/// <param name="Project">The project file that was built; null if an assembly was named.</param>
internal sealed record Location(
    IReadOnlyList<string> Assemblies,
    string SettingsFolder,
    string Origin,
    string? Packages = null,
    string? Project = null
)
{
    private static readonly string[] ProjectFiles = ["*.csproj", "*.fsproj", "*.vbproj"];

    /// <summary>Finds the location: by an option, the environment, the settings of the repository, or the current folder.</summary>
    /// <exception cref="MigrationException">Nothing was found, or the project does not build.</exception>
    public static Location Find(CommandContext context)
    {
        if (context.Value(WorkspaceOptions.Assembly) is { Length: > 0 } assemblies)
            return OfAssemblies(context, assemblies, WorkspaceOptions.Assembly.Name);
        if (context.Value(WorkspaceOptions.Project) is { } project)
            return OfProject(context, Path.GetFullPath(project), "--project");
        if (Environment.GetEnvironmentVariable("FM_ASSEMBLY") is { Length: > 0 } assembly)
            return OfAssemblies(context, [assembly], "FM_ASSEMBLY");
        if (Environment.GetEnvironmentVariable("FM_PROJECT") is { Length: > 0 } named)
            return OfProject(context, Path.GetFullPath(named), "FM_PROJECT");
        if (ToolSettings.Find() is { } settings && (settings.Assembly ?? settings.Project) is not null)
            return settings.Assembly is not null
                ? OfAssemblies(context, [settings.Assembly], settings.Path)
                : OfProject(context, settings.Project!, settings.Path);
        return OfProject(context, Environment.CurrentDirectory, "the current folder");
    }

    /// <summary>The project file that a path specifies, directly or as the only one of a folder.</summary>
    public static string ProjectFile(string path)
    {
        if (File.Exists(path))
            return path;
        if (!Directory.Exists(path))
            throw Errors.NotFound($"There is no project {path}.", "neither a file nor a folder has that name");
        var files = ProjectFiles.SelectMany(pattern => Directory.EnumerateFiles(path, pattern)).ToList();
        return files.Count switch
        {
            1 => files[0],
            0 when SolutionFile.Find(path) is { } solution => SolutionFile.ProjectOf(solution),
            0 => throw Errors.NotFound(
                $"There is no project in {path}.",
                "no option names the migrations, and the folder has no project file"
            ),
            _ => throw Errors.NotFound($"There are several projects in {path}.", string.Join(", ", files.Select(Path.GetFileName).Order())),
        };
    }

    /// <summary>The location as text, for another process.</summary>
    public string ToText() => string.Join('\n', [SettingsFolder, Origin, Packages ?? "", Project ?? "", .. Assemblies]);

    public static Location OfText(string text)
    {
        var lines = text.Split('\n');
        return new Location(lines[4..], lines[0], lines[1], Text(lines[2]), Text(lines[3]));

        static string? Text(string line) => line.Length == 0 ? null : line;
    }

    private static Location OfAssemblies(CommandContext context, IReadOnlyList<string> paths, string origin)
    {
        if (WorkspaceOptions.OfBuild.FirstOrDefault(option => context.Arguments.GetResult(option) is { Implicit: false }) is { } option)
        {
            throw Errors.CommandLine(
                $"{option.Name} was not used.",
                $"{origin} names an assembly, and nothing is built",
                $"leave {option.Name} out, or name the project with {WorkspaceOptions.Project.Name}"
            );
        }

        var full = paths.Select(path => Existing(Path.GetFullPath(path))).ToList();
        return new Location(full, Path.GetDirectoryName(full[0])!, origin);
    }

    /// <summary>FluentMigrator also accepts an assembly name.</summary>
    private static string Existing(string path) =>
        // Next to a program's assembly is its executable, which has that name.
        File.Exists(path + ".dll")
            ? path + ".dll"
        : path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) && File.Exists(Path.ChangeExtension(path, ".dll"))
            ? Path.ChangeExtension(path, ".dll")
        : File.Exists(path) ? path
        : throw Errors.NotFound($"There is no assembly {path}.", "no file has that name");

    private static Location OfProject(CommandContext context, string path, string origin)
    {
        var file = ProjectFile(path);
        var (assembly, packages) = ProjectBuild.Run(context, file);
        return new Location([assembly], Path.GetDirectoryName(file)!, origin, packages, file);
    }
}
