using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Authoring;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>new</c>.</summary>
internal static class NewCommand
{
    public static Command Build()
    {
        var name = new Argument<string>("NAME") { Description = "What the migration does, in a few words." };
        var folder = NewFile.Folder();
        var command = CommandTree.New(
            "new",
            "Create the file of a new migration, with the next version.",
            context => Run(context, context.Arguments.GetValue(name)!, NewFile.FolderOf(context, folder)),
            "new \"add user preferences\""
        );
        command.Arguments.Add(name);
        command.Options.Add(folder);
        command.Options.Add(WorkspaceOptions.Project);
        return command;
    }

    private static Outcome Run(CommandContext context, string name, string folder)
    {
        var sources = NewFile.ReadSources(context, folder);
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
        NewFile.Write(file);
        var document = new Document("new")
        {
            File = file.Path,
            Pending = [new MigrationNode(file.Version, file.ClassName, file.Description)],
        };
        return new Outcome(document, terminal =>
        {
            terminal.Line(Format.Escape(StatusView.Path(file.Path)));
            terminal.Note(Format.Escape(Origin(sources, file)));
            terminal.Note($"Write its Up and Down, then: [bold]{Format.Escape(CommandFront.Current.Spell("migrate --dry-run"))}[/]");
        });
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
