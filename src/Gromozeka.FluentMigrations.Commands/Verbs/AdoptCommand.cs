using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>adopt</c>, also called <c>baseline</c>.</summary>
internal static class AdoptCommand
{
    private static readonly Option<bool> Align = new("--align")
    {
        Description = "Rebuild tables that are declared differently to match the expected schema. Keeps every row.",
    };

    public static Command Build()
    {
        var command = CommandTree.New(
            "adopt",
            "Adopt a database that has the tables of migration 1 but no version.",
            Run,
            "adopt --dry-run"
        );
        command.Aliases.Add("baseline");
        command.Options.Add(Align);
        command.Options.Add(RunOptions.DryRun);
        command.Options.Add(RunOptions.SchemaOnly);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Run);
        return command;
    }

    private static Outcome Run(CommandContext context)
    {
        CompatibilityChecks.CheckSchemaOnly(context);
        var workspace = context.Workspace;
        var first = workspace.Manager.GetAvailableMigrations()[0].Version;
        // An adoption is the beginning of a run to version 1. On a database that cannot be adopted, that run would apply migration 1.
        var adoption = Manager(context, workspace.Database).PlanAdoption();
        var isDryRun = context.Value(RunOptions.DryRun);
        if (adoption is not null)
        {
            adoption = isDryRun
                ? DryRunFailure.Of(context, () => DryRun(context, first, adoption))
                : Manager(context, workspace.Database).Migrate(first, context.CancellationToken).Adoption;
        }

        var status = workspace.Manager.GetStatus(context.CancellationToken);
        var document = new Document("adopt")
        {
            Database = DatabaseFacts
                .Read(workspace.Database)
                .Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            Pending = [.. status.Pending.Select(StatusView.Node)],
            Adopted = AdoptionView.Node(adoption),
            DryRun = isDryRun ? true : null,
        };
        return new Outcome(document, terminal => Show(terminal, document, adoption, isDryRun));
    }

    /// <summary>
    /// The plan has checked the rows of the database itself; a copy with them shows what only the run itself would detect.
    /// </summary>
    private static AdoptionReport? DryRun(CommandContext context, long first, AdoptionReport plan)
    {
        WriteObstacle.Refuse(context, () => context.Workspace.Manager.PlanBackup(first).IsMade);
        if (context.Value(RunOptions.SchemaOnly))
            return plan;

        using var copy = DryRunDatabase.Of(
            context.Workspace.Database,
            context.Workspace.Options,
            withRows: true,
            context.CancellationToken
        );
        if (copy.RowsNotTried is { } obstacle)
            RowsNotTried.Tell(context, obstacle);
        if (!copy.HasRows)
            return plan;

        context.Log.BeginDryRun();
        return Manager(context, copy).Migrate(first, context.CancellationToken).Adoption;
    }

    private static MigrationManager Manager(CommandContext context, IDatabase database) => context.Workspace.NewManager(database, options =>
        {
            options.AdoptExistingDatabase = true;
            options.Adoption.Align |= context.Value(Align);
        });

    private static void Show(Terminal terminal, Document document, AdoptionReport? adoption, bool isDryRun)
    {
        StatusView.ShowHeader(terminal, document.Database!, StatusView.State(document.Database!));
        if (adoption is null)
        {
            terminal.Line("Nothing to adopt: the database has a version, or none of the tables of migration 1.");
            return;
        }

        AdoptionView.Show(terminal, adoption, !isDryRun);
        if (isDryRun)
            terminal.Line("A dry run: nothing was written.");
        else
            terminal.Out.Facts(
                $"{document.Pending!.Count} pending.",
                $"Next: [bold]{Format.Escape(CommandFront.Current.Spell("migrate"))}[/]"
            );
    }
}
