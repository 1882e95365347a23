using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>validate</c> and <c>validate versions</c>.</summary>
internal static class ValidateCommand
{
    public static Command Build()
    {
        var versions = CommandTree.New(
            "versions",
            "Check that no pending migration is older than the database.",
            Versions,
            "validate versions"
        );
        CommandFront.Current.AddOptions(versions, WorkspaceUse.Read);

        var command = CommandTree.New(
            "validate",
            "Compare program, version table, settings, schema and file.",
            Everything,
            "validate",
            "validate --exit-code"
        );
        command.Subcommands.Add(versions);
        command.Options.Add(StatusCommand.ExitCode);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static Outcome Everything(CommandContext context)
    {
        var workspace = context.Workspace;
        var findings = workspace.Manager.Validate(context.CancellationToken);
        var document = new Document("validate")
        {
            ExitCode = context.Value(StatusCommand.ExitCode) && findings.Count > 0 ? ExitCodes.Findings : ExitCodes.Done,
            Database = DatabaseFacts.Read(workspace.Database).Node(workspace.Database.Name, workspace.Database.MayExist, null, null),
            Findings =
            [
                .. findings.Select(finding => new FindingNode(
                    finding.Code.Id,
                    Secrets.Mask(finding.What),
                    Secrets.Mask(Advice.Remedy(finding.Remedy))
                )
                {
                    Version = finding.Version,
                }),
            ],
        };
        return Outcome.Answer(document, terminal =>
        {
            foreach (var finding in findings)
            {
                terminal.Out.Rows(
                    [
                        [$"[yellow]{finding.Code}[/]", Format.Escape(finding.What)],
                    ],
                    gap: 1
                );
                terminal.Out.Rows([
                    ["  next:", Format.Escape(Advice.Remedy(finding.Remedy))],
                ]);
            }

            terminal.Line(findings.Count == 0 ? "No problems found." : $"{Format.Count(findings.Count, "finding")}.");
        });
    }

    private static Outcome Versions(CommandContext context)
    {
        var status = context.Workspace.Manager.GetStatus(context.CancellationToken);
        var late = status.Pending.Where(entry => entry.Version < status.CurrentVersion).ToList();
        if (late.Count > 0)
        {
            throw new MigrationException(
                ErrorCodes.OutOfOrder,
                $"The versions are not in order: {Format.Count(late.Count, "pending migration")} below the current version "
                    + $"{status.CurrentVersion}.",
                string.Join(", ", late.Select(entry => entry.Migration!.ToString())),
                "nothing was written",
                "give each a version above the current one"
            );
        }

        var document = new Document("validate versions")
        {
            Database = new DatabaseNode(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion, null, null, null),
            Pending = [.. status.Pending.Select(StatusView.Node)],
        };
        return Outcome.Answer(document, terminal => terminal.Line("Version ordering valid."));
    }
}
