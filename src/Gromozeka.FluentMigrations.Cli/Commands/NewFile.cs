using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Authoring;
using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary>Where the commands that create a migration put its file.</summary>
internal static class NewFile
{
    private const string DefaultName = "Migrations";

    /// <summary>The option for the folder.</summary>
    public static Option<string?> Folder() =>
        new("--folder")
        {
            Description = "The folder of the migrations; by default the one in the repository's settings, or Migrations in the project.",
            HelpName = "FOLDER",
        };

    /// <summary>The folder that an option, the settings or the project names, as an absolute path.</summary>
    public static string FolderOf(CommandContext context, Option<string?> folder) =>
        Path.GetFullPath(context.Value(folder) ?? Default(context));

    /// <summary>The existing migrations.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: a source file cannot be read.</exception>
    public static MigrationSources ReadSources(CommandContext context, string folder)
    {
        var project = context.Value(WorkspaceOptions.Project);
        try
        {
            var sources = MigrationSources.Read(folder, project is null ? null : Location.ProjectFile(Path.GetFullPath(project)));
            Check(sources);
            return sources;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CommandLine(
                "The next version is not known: a source file cannot be read.",
                cause.Message,
                "give this user the right to read it, or name another folder with --folder"
            );
        }
    }

    /// <summary>Refuses a project that does not compile the file, or whose migrations are in another one.</summary>
    private static void Check(MigrationSources sources)
    {
        if (sources.Project is null)
            return;
        var name = Path.GetFileName(sources.Project);
        if (!Path.GetExtension(sources.Project).Equals(".csproj", StringComparison.OrdinalIgnoreCase))
            throw Errors.CommandLine(
                $"No migration was written for {name}.",
                "the file would be C#, which this project does not compile",
                "write the migration in the language of the project, or name a C# project with --project"
            );
        if (sources.Count > 0)
            return;
        var library = new ProjectItems(sources.Project).References.FirstOrDefault(reference =>
            File.Exists(reference) && MigrationSources.Read(Path.GetDirectoryName(reference)!, reference).Count > 0
        );
        if (library is not null)
            throw Errors.CommandLine(
                $"No migration was written for {name}.",
                $"it has none itself, but refers to {Path.GetFileName(library)}, which has",
                $"name that project: --project \"{Path.GetRelativePath(Directory.GetCurrentDirectory(), library)}\""
            );
    }

    /// <summary>Refuses a file that exists.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>.</exception>
    public static void Check(MigrationFile file)
    {
        if (File.Exists(file.Path))
            throw Errors.CommandLine(
                $"{file.Path} already exists.",
                "a migration with that name and version exists",
                "give the new one another name"
            );
    }

    /// <summary>Writes the file, which must not exist.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: it exists, or cannot be written.</exception>
    public static void Write(MigrationFile file)
    {
        Check(file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            // Also if something was put there since, or a link that leads to nothing yet.
            using var writer = new StreamWriter(new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write));
            writer.Write(file.Text);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CommandLine($"{file.Path} cannot be written.", cause.Message, "name another folder with --folder");
        }
    }

    private static string Default(CommandContext context) =>
        context.Value(WorkspaceOptions.Project) is { } project
            ? Path.Combine(Path.GetDirectoryName(Location.ProjectFile(Path.GetFullPath(project)))!, DefaultName)
            : ToolSettings.Find()?.Migrations
                ?? Path.Combine(Path.GetDirectoryName(Location.ProjectFile(Environment.CurrentDirectory))!, DefaultName);
}
