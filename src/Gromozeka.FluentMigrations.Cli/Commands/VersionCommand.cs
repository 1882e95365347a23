using System.CommandLine;
using System.Reflection;

using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>--version</c>, and <c>version</c> for who writes it as a word.</summary>
internal static class VersionCommand
{
    public static Command Build()
    {
        var command = CommandTree.New("version", "Show the version of the tool.", Run, "version").Without(OutputOptions.Quiet);
        command.Hidden = true;
        return command;
    }

    public static Option<bool> BuildOption() => new("--version")
    {
        Description = "Show the version of the tool.",
        Action = new AnswerAction(RunAlone),
    };

    private static Outcome RunAlone(CommandContext context)
    {
        KnownOptions.Check(context.Arguments);
        return Run(context);
    }

    private static Outcome Run(CommandContext context)
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return Outcome.Answer(new Document("version") { Version = version }, terminal => terminal.Line(Format.Escape(version)));
    }
}
