using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>--version</c>, and the command <c>version</c>.</summary>
internal static class VersionCommand
{
    public static Command Build()
    {
        var command = CommandTree.New("version", "Show the version.", Run, "version").Without(OutputOptions.Quiet);
        command.Hidden = true;
        return command;
    }

    public static Option<bool> BuildOption() => new("--version") { Description = "Show the version.", Action = new AnswerAction(RunAlone) };

    private static Outcome RunAlone(CommandContext context)
    {
        KnownOptions.Check(context.Arguments);
        return Run(context);
    }

    private static Outcome Run(CommandContext context)
    {
        var version = CommandFront.Current.Version;
        return Outcome.Answer(new Document("version") { Version = version }, terminal => terminal.Line(Format.Escape(version)));
    }
}
