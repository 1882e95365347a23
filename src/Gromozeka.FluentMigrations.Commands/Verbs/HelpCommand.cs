using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>--help</c>, and the command <c>help [COMMAND]</c>.</summary>
internal static class HelpCommand
{
    /// <param name="commands">The commands of the tool.</param>
    public static Command Build(IEnumerable<Command> commands)
    {
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "The command to show; all commands by default.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = CommandTree
            .New(
                "help",
                "Show the help of a command.",
                context => Run(context, Find(context, context.Arguments.GetValue(words)!)),
                "help migrate",
                "help rollback by"
            )
            .Without(OutputOptions.Quiet);
        words.CompletionSources.Add([.. commands.Select(named => named.Name)]);
        command.Arguments.Add(words);
        command.Hidden = true;
        return command;
    }

    public static AnswerAction Action() =>
        new(context =>
            CommandLineErrors.OfNoCommand(context.Arguments) is { } error
                ? throw error
                : Run(context, context.Arguments.CommandResult.Command)
        );

    /// <summary>The help of a command.</summary>
    public static Outcome Run(CommandContext context, Command command)
    {
        var document = new Document("help") { Help = context.Terminal.Settings.Json ? HelpView.Text(command) : null };
        return Outcome.Answer(document, terminal => HelpView.Write(terminal.Help, command));
    }

    private static Command Find(CommandContext context, IEnumerable<string> words) =>
        words.Aggregate(context.Arguments.RootCommandResult.Command, (command, word) =>
            command.Subcommands.FirstOrDefault(sub => KnownOptions.Names(sub).Contains(word))
            ?? throw CommandLineErrors.NoCommand(command, word)
        );
}
