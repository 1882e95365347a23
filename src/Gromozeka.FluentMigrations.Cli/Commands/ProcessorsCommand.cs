using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Providers;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>list processors</c>.</summary>
internal static class ProcessorsCommand
{
    public static Command Build() =>
        CommandTree.New("processors", "List the database products.", Run, "list processors").Without(OutputOptions.Quiet);

    private static Outcome Run(CommandContext context) =>
        Outcome.Answer(new Document("list processors") { Processors = DatabaseProviders.Names }, terminal =>
        {
            foreach (var name in DatabaseProviders.Names)
                terminal.Line(name);
        });
}
