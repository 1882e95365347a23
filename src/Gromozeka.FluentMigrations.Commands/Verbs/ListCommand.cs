using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>list migrations</c> and <c>list processors</c>.</summary>
internal static class ListCommand
{
    public static Command Build()
    {
        var migrations = CommandTree.New(
            "migrations",
            "List the migrations, as FluentMigrator's tool does.",
            Migrations,
            "list migrations"
        );
        CommandFront.Current.AddOptions(migrations, WorkspaceUse.Read);
        var command = new Command("list", "List the migrations.") { migrations };
        foreach (var own in CommandFront.Current.OwnCommands.Where(one => one.Group == command.Name))
            command.Subcommands.Add(own.Command);
        return command;
    }

    private static Outcome Migrations(CommandContext context)
    {
        var workspace = context.Workspace;
        var status = workspace.Manager.GetStatus(context.CancellationToken);
        var document = new Document("list migrations")
        {
            Database = DatabaseFacts
                .Read(workspace.Database)
                .Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            Applied = [.. status.Applied.Select(StatusView.Node)],
            Pending = [.. status.Pending.Select(StatusView.Node)],
        };
        return Outcome.Answer(document, terminal =>
        {
            foreach (var entry in status.Migrations)
                terminal.Line(Line(entry, status.CurrentVersion));
        });
    }

    private static string Line(MigrationStatusEntry entry, long current)
    {
        var line = $"{(entry.Applied is not null && entry.Version == current ? "⌘" : " ")} {entry.Version}: {Format.Escape(entry.Title)}";
        if (entry.Applied is null)
            line += " (not applied)";
        else if (entry.Version == current)
            line += " (current)";
        if (entry.Migration is null)
            line += " (not in this program)";
        return line + (entry.Migration is { IsBreakingChange: true } ? " (BREAKING)" : "");
    }
}
