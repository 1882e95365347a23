using System.CommandLine;
using System.Reflection;
using Gromozeka.FluentMigrations.Cli.Manual;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>man</c>: the manual page, which is made of the help and so has every command and option.</summary>
internal static class ManCommand
{
    public static Command Build() =>
        CommandTree
            .New("man", "Write the manual page.", Run, "man | man -l -", "man > ~/.local/share/man/man1/dotnet-fm.1")
            .Without(OutputOptions.Json, OutputOptions.Quiet);

    private static Outcome Run(CommandContext context)
    {
        var date = typeof(ManCommand).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "Date");
        var page = ManualPage.Of(
            (ToolRoot)context.Arguments.RootCommandResult.Command,
            CommandFront.Current.Version.Split('+')[0],
            date?.Value ?? ""
        );
        return Outcome.Answer(new Document("man"), terminal => terminal.Script(page));
    }
}
