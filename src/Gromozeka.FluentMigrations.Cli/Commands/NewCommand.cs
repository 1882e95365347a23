using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Authoring;
using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>new</c>.</summary>
internal static class NewCommand
{
    private const string Folder = "Migrations";

    public static Command Build()
    {
        var name = new Argument<string>("NAME") { Description = "What the migration does, in a few words." };
        var folder = new Option<string?>("--folder")
        {
            Description = "The folder of the migrations; by default the one in the repository's settings, or Migrations in the project.",
            HelpName = "FOLDER",
        };
        var command = CommandTree.New(
            "new",
            "Create the file of a new migration, with the next version.",
            context => Run(context, context.Arguments.GetValue(name)!, Path.GetFullPath(context.Value(folder) ?? DefaultFolder(context))),
            "new \"add user preferences\""
        );
        command.Arguments.Add(name);
        command.Options.Add(folder);
        command.Options.Add(WorkspaceOptions.Project);
        return command;
    }

    private static string DefaultFolder(CommandContext context) =>
        context.Value(WorkspaceOptions.Project) is { } project
            ? Path.Combine(Path.GetDirectoryName(Location.ProjectFile(Path.GetFullPath(project)))!, Folder)
            : ToolSettings.Find()?.Migrations
                ?? Path.Combine(Path.GetDirectoryName(Location.ProjectFile(Environment.CurrentDirectory))!, Folder);

    private static Outcome Run(CommandContext context, string name, string folder)
    {
        var sources = Read(
            folder,
            context.Value(WorkspaceOptions.Project) is { } project ? Location.ProjectFile(Path.GetFullPath(project)) : null
        );
        var file = MigrationFile.Of(name, sources, TimeProvider.System);
        foreach (var attribute in sources.Unknown)
            context.Log.Warn(
                $"{StatusView.Path(attribute.File)} has {attribute}, whose version the source does not show: "
                    + $"check whether the new one, {file.Version}, is free"
            );
        foreach (var attribute in sources.Conditional)
            context.Log.Warn(
                $"{StatusView.Path(attribute.File)} has {attribute} in an #if region, which may not be compiled: "
                    + $"check whether the new one, {file.Version}, is the next"
            );
        foreach (var unread in sources.Unread)
            context.Log.Warn($"{unread}: check whether the new version, {file.Version}, is the next");
        if (File.Exists(file.Path))
            throw Errors.CommandLine(
                $"{file.Path} already exists.",
                "a migration with that name and version exists",
                "give the new one another name"
            );
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file.Path, file.Text);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CommandLine($"{file.Path} cannot be written.", cause.Message, "name another folder with --folder");
        }

        var document = new Document("new")
        {
            File = file.Path,
            Pending = [new MigrationNode(file.Version, file.ClassName, file.Description)],
        };
        return new Outcome(document, terminal =>
        {
            terminal.Line(Format.Escape(StatusView.Path(file.Path)));
            terminal.Note(Format.Escape(Origin(sources, file)));
            terminal.Note("Write its Up and Down, then: [bold]dotnet fm migrate --dry-run[/]");
        });
    }

    private static MigrationSources Read(string folder, string? project)
    {
        try
        {
            return MigrationSources.Read(folder, project);
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

    /// <summary>The origin of the version.</summary>
    private static string Origin(MigrationSources sources, MigrationFile file)
    {
        var place = sources.Project is null ? StatusView.Path(sources.Folder) : Path.GetFileName(sources.Project);
        return sources.LatestFile is not { } latest
            ? $"Version {file.Version}: {place} has no migration yet."
            : $"Version {file.Version}: the highest of {Format.Count(sources.Count, "migration")} in {place} is {sources.Latest}, "
                + $"in {StatusView.Path(latest)}.";
    }
}
