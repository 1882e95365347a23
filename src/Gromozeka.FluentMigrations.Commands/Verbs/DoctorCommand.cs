using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Diagnosis;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Command Build()
    {
        var command = CommandTree.New(
            "doctor",
            "Check the tool, the program and the database for problems.",
            Run,
            "doctor",
            "doctor --exit-code"
        );
        command.Options.Add(StatusCommand.ExitCode);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static Outcome Run(CommandContext context)
    {
        var workspace = context.Workspace;
        List<CheckNode> checks = [.. workspace.Checks()];
        var refusal = NextRun.Refusal(workspace, context.CancellationToken);
        checks.AddRange(DatabaseChecks.Of(workspace, refusal));
        checks.AddRange(NextRun.Check(refusal, checks));
        var database = workspace.Database.Name;
        var document = new Document("doctor")
        {
            ExitCode =
                checks.Find(check => check.Error is not null)?.Error is { } error ? error.ExitCode
                : context.Value(StatusCommand.ExitCode) && checks.Exists(check => !check.Ok) ? ExitCodes.Findings
                : ExitCodes.Done,
            Database = new DatabaseNode(database, workspace.Database.MayExist, null, null, null, null, null),
            Checks = checks,
        };
        return Outcome.Answer(document, terminal =>
        {
            terminal.Out.Rows(checks.Select(check => Cells(check, workspace.SettingsFolder)));
            var bad = checks.Count(check => !check.Ok);
            terminal.Line(bad == 0 ? "No problems found." : $"{Format.Count(bad, "problem")} found.");
        });
    }

    private static string[] Cells(CheckNode check, string? settings) =>
        [
            $"  {(check.Ok ? "[green]✓[/]" : "[red]✗[/]")} {Format.Escape(check.Name)}",
            Format.Escape(check.Value) + (check.Origin is null ? "" : $"   ({Format.Escape(Origin(check.Origin, settings))})"),
        ];

    /// <summary>The folder of the settings has a line of its own.</summary>
    private static string Origin(string origin, string? settings) =>
        Path.GetDirectoryName(origin) == settings ? Path.GetFileName(origin) : StatusView.Path(origin);
}
