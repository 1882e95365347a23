using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>pause</c> and <c>resume</c>, for data migrations in batches.</summary>
internal static class PauseCommand
{
    private delegate IReadOnlyList<BatchProgress> Change(MigrationManager manager);

    public static Command BuildPause() =>
        Build("pause", "Pause the running data migration before its next batch.", manager => manager.PauseBatches(), "Paused.");

    public static Command BuildResume() =>
        Build("resume", "Let a paused data migration go on.", manager => manager.ResumeBatches(), "Resumed.");

    private static ToolCommand Build(string name, string description, Change change, string done)
    {
        var command = CommandTree.New(name, description, context => Run(context, name, change, done), name);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static Outcome Run(CommandContext context, string name, Change change, string done)
    {
        WriteObstacle.Refuse(context);
        var running = change(context.Workspace.Manager);
        var status = context.Workspace.Manager.GetStatus(context.CancellationToken);
        var document = new Document(name)
        {
            Database = DatabaseFacts
                .Read(context.Workspace.Database)
                .Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            Pending = [.. status.Pending.Select(StatusView.Node)],
        };
        return new Outcome(document, terminal =>
        {
            terminal.Out.Rows(StatusView.Rows(running, status));
            terminal.Line(done);
        });
    }
}
