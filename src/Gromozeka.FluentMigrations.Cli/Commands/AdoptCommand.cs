using System.CommandLine;

using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>adopt</c>, also called <c>baseline</c>.</summary>
internal static class AdoptCommand
{
    public static Command Build()
    {
        var command = CommandTree.New("adopt", "Take over a database that has the tables of migration 1 but no version.", Run);
        command.Aliases.Add("baseline");
        command.Options.Add(RunOptions.DryRun);
        WorkspaceOptions.AddTo(command);
        return command;
    }

    /// <summary>Writes how a database was adopted, or would be.</summary>
    public static void Show(Terminal terminal, AdoptionReport adoption, bool isDone = true)
    {
        terminal.Line($"  {(isDone ? "[green]✓[/]" : "[green]↑[/]")} {adoption.Version}  adopted: it has the tables of migration {adoption.Version}, and no version");
        foreach (var added in adoption.Added)
            terminal.Line($"      added       {Format.Escape(added)}");
        foreach (var kept in adoption.LeftAlone)
            terminal.Line($"      left alone  {Format.Escape(kept)}");
    }

    private static Outcome Run(CommandContext context)
    {
        var workspace = context.Workspace;
        var first = workspace.Manager.GetAvailableMigrations()[0].Version;
        // An adoption is what a run to version 1 begins with; on a database that is not one to adopt, that run would apply migration 1.
        var adoption = workspace.Manager.GetStatus().Applied.Any() ? null : Rehearse(context, first);
        var isDryRun = context.Value(RunOptions.DryRun);
        if (adoption is not null && !isDryRun)
            adoption = Manager(context, workspace.Database).Migrate(first, context.CancellationToken).Adoption;

        var status = workspace.Manager.GetStatus();
        var document = new Document("adopt")
        {
            Database = DatabaseFacts.Read(workspace.Database).Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            Pending = [.. status.Pending.Select(StatusView.Node)],
            Adopted = adoption is null ? null : new AdoptionNode(adoption.Version, adoption.Added, adoption.LeftAlone),
            DryRun = isDryRun ? true : null,
        };
        return new Outcome(document, terminal => Show(terminal, document, adoption, isDryRun));
    }

    private static AdoptionReport? Rehearse(CommandContext context, long first)
    {
        using var copy = FluentMigrations.Rehearsal.RehearsalDatabase.Of(context.Workspace.Database, context.Workspace.Options);
        return Manager(context, copy).Migrate(first, context.CancellationToken).Adoption;
    }

    private static MigrationManager Manager(CommandContext context, FluentMigrations.Dialect.IDatabase database) =>
        context.Workspace.NewManager(database, options => options.AdoptExistingDatabase = true);

    private static void Show(Terminal terminal, Document document, AdoptionReport? adoption, bool isDryRun)
    {
        terminal.Line(StatusView.Header(document.Database!, $"version {document.Database!.Version} of {document.Database.LatestVersion}"));
        if (adoption is null)
        {
            terminal.Line("Nothing to adopt: the database has a version, or none of the tables of migration 1.");
            return;
        }

        Show(terminal, adoption, !isDryRun);
        terminal.Line(isDryRun ? "A dry run on a copy of the schema: nothing was written." : $"{document.Pending.Count} pending.   Next: [bold]dotnet fm migrate[/]");
    }
}
