using System.CommandLine;

using Gromozeka.FluentMigrations.Cli.Providers;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>list migrations</c> and <c>list processors</c>.</summary>
internal static class ListCommand
{
    public static Command Build()
    {
        var migrations = CommandTree.New("migrations", "List the migrations, as FluentMigrator's tool does.", Migrations, "list migrations");
        WorkspaceOptions.AddReadingTo(migrations);
        return new Command("list", "List migrations or processors.") { migrations, CommandTree.New("processors", "List the database products.", Products, "list processors").Without(OutputOptions.Quiet) };
    }

    private static Outcome Migrations(CommandContext context)
    {
        var workspace = context.Workspace;
        var status = workspace.Manager.GetStatus();
        var document = new Document("list migrations")
        {
            Database = DatabaseFacts.Read(workspace.Database).Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
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

    private static Outcome Products(CommandContext context) => Outcome.Answer(new Document("list processors") { Processors = DatabaseProviders.Names }, terminal =>
    {
        foreach (var name in DatabaseProviders.Names)
            terminal.Line(name);
    });
}
