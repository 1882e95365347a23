using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>All commands of the tool.</summary>
internal static class CommandTree
{
    /// <summary>The commands in the order of the help.</summary>
    private static IReadOnlyList<(string Title, IReadOnlyList<Command> Commands)> Groups() =>
        [
            ("Common commands", [MigrateCommand.Build(), StatusCommand.Build(), PlanCommand.Build(), RollbackCommand.Build()]),
            ("Look", [HistoryCommand.Build(), ListCommand.Build(), ValidateCommand.Build(), DriftCommand.Build(), DoctorCommand.Build()]),
            ("Safety", [BackupCommand.Build(), BackupCommand.BuildList(), BackupCommand.BuildRestore(), RepairCommand.Build()]),
            ("Data migrations in batches", [PauseCommand.BuildPause(), PauseCommand.BuildResume()]),
            ("Existing databases", [AdoptCommand.Build(), StampCommand.Build()]),
            ("Write", [ScriptCommand.Build(), SchemaCommand.Build(), SeedCommand.Build()]),
        ];

    public static ToolRoot Build()
    {
        var own = CommandFront.Current.OwnCommands.ToLookup(one => one.Group, one => one.Command);
        var root = new ToolRoot([
            .. Groups().Select(group => (group.Title, (IReadOnlyList<Command>)[.. group.Commands, .. own[group.Title]])),
        ]);
        // Unlike the parser's own option, it does not include /h.
        root.Options.Add(new HelpOption("--help", "-h", "-?") { Description = "Show this help.", Action = HelpCommand.Action() });
        root.Options.Add(VersionCommand.BuildOption());
        OutputOptions.AddTo(root);
        foreach (var command in root.Groups.SelectMany(group => group.Commands))
            root.Subcommands.Add(command);
        root.Subcommands.Add(HelpCommand.Build(root.Subcommands.ToList()));
        root.Subcommands.Add(VersionCommand.Build());
        RefuseEmptyValues(root);
        root.SetAction(arguments => Application.Execute(arguments, StatusCommand.RunOrHelp));
        return root;
    }

    /// <summary>Parses a command line. Options without a command are passed to the status command.</summary>
    public static ParseResult Parse(ToolRoot root, IReadOnlyList<string> words)
    {
        var read = root.Parse(words);
        return words is [['-', ..], ..] && read.CommandResult.Command == root && read.UnmatchedTokens.Count > 0
            ? root.Parse([StatusCommand.Name, .. words])
            : read;
    }

    /// <summary>An empty value, as a script passes it for a variable that is not set.</summary>
    private static void RefuseEmptyValues(Command command)
    {
        foreach (var option in command.Options.Where(option => option is Option<string?> or Option<string[]>))
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Any(token => token.Value.Length == 0))
                    result.AddError($"{option.Name} has an empty value");
            });
        }

        foreach (var subcommand in command.Subcommands)
            RefuseEmptyValues(subcommand);
    }

    /// <summary>Creates a command that runs code.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="run">The code.</param>
    /// <param name="examples">Examples of its use, without the name of the tool.</param>
    public static ToolCommand New(string name, string description, Func<CommandContext, Outcome> run, params string[] examples)
    {
        var command = new ToolCommand(name, description, examples);
        command.SetAction(arguments => Application.Execute(arguments, context =>
            {
                KnownOptions.Check(arguments);
                return run(context);
            }));
        return command;
    }

    /// <summary>The words of the command, for example <c>migrate up</c>; the name of the tool if no command was given.</summary>
    public static string NameOf(ParseResult arguments) =>
        string.Join(' ', Words(arguments.CommandResult)) is { Length: > 0 } words ? words : CommandFront.Current.Name;

    /// <summary>Where more is said about the command.</summary>
    public static string HelpOf(ParseResult arguments) => HelpOf(Words(arguments.CommandResult));

    /// <inheritdoc cref="HelpOf(ParseResult)" />
    public static string HelpOf(Command command) => HelpOf(WordsOf(command));

    private static string HelpOf(IEnumerable<string> words) =>
        $"see: {CommandFront.Current.Call(string.Join(' ', words.Append("--help")))}";

    /// <summary>The command as texts call it.</summary>
    public static string PathOf(ParseResult arguments) =>
        string.Join(' ', Words(arguments.CommandResult).Prepend(CommandFront.Current.Name));

    /// <summary>The words that select a command of the tree.</summary>
    public static IEnumerable<string> WordsOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? WordsOf(parent).Append(command.Name)
        : command is ToolRoot ? []
        : [command.Name];

    private static IEnumerable<string> Words(CommandResult result) =>
        result.Parent is CommandResult parent ? Words(parent).Append(result.Command.Name) : [];
}
