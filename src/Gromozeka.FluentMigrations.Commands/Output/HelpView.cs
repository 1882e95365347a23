using System.CommandLine;
using System.CommandLine.Help;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Writes the help of a command.</summary>
internal static class HelpView
{
    private static readonly (string Title, Func<Option, bool> Has)[] Sections =
    [
        ("Options", IsOwn),
        ("Migrations and database", option => CommandFront.Current.Options.Contains(option)),
        ("Output", IsOfOutput),
    ];

    /// <summary>The help without wrapping.</summary>
    public static string Text(Command command)
    {
        var writer = new StringWriter { NewLine = "\n" };
        Write(new Channel(() => writer, () => true, TerminalSettings.Plain, () => { }), command);
        return writer.ToString();
    }

    public static void Write(Channel channel, Command command)
    {
        channel.Line(PlainText.Escape(command.Description!));
        channel.Line();
        channel.Rows(
            [
                ["Usage:", PlainText.Escape(Usage(command))],
            ],
            gap: 1
        );
        if (command is ToolRoot root)
        {
            channel.Line();
            channel.Line(CommandFront.Current.WithoutCommand);
            foreach (var group in root.Groups)
                Section(channel, group.Title, group.Commands.Select(Row));
            Section(
                channel,
                "Examples",
                root.Groups.Select(group =>
                    new[] { $"  {CommandFront.Current.Name} {PlainText.Escape(((ToolCommand)group.Commands[0]).Examples[0])}" }
                )
            );
        }
        else
        {
            Section(
                channel,
                "Examples",
                Examples(command).Select(example => new[] { $"  {CommandFront.Current.Name} {PlainText.Escape(example)}" })
            );
            Section(channel, "Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(Row));
            Section(
                channel,
                "Arguments",
                command.Arguments.Select(argument => new[] { "  " + Word(argument), PlainText.Escape(argument.Description!) })
            );
        }

        var options = KnownOptions.Of(command).ToList();
        foreach (var (title, has) in Sections)
            Section(channel, title, options.Where(has).Select(Row));
    }

    /// <summary>How a command is called.</summary>
    public static string Usage(Command command)
    {
        var words = CommandTree.WordsOf(command).Prepend(CommandFront.Current.Name).ToList();
        if (command is ToolRoot || command.Subcommands.Count > 0)
            words.Add(command.Action is null ? "<COMMAND>" : "[COMMAND]");
        words.AddRange(command.Arguments.Select(argument => PlainText.Of(Word(argument))));
        return string.Join(' ', words.Append("[OPTIONS]"));
    }

    /// <summary>Whether an option is neither one that selects migrations and database, nor one of the output.</summary>
    public static bool IsOwn(Option option) => !CommandFront.Current.Options.Contains(option) && !IsOfOutput(option);

    /// <summary>Whether an option is one of the output, which every command has.</summary>
    public static bool IsOfOutput(Option option) =>
        OutputOptions.All.Contains(option) || option is HelpOption || option.Name == "--version";

    private static IEnumerable<string> Examples(Command command) =>
        command is ToolCommand tool ? tool.Examples : command.Subcommands.OfType<ToolCommand>().SelectMany(sub => sub.Examples);

    private static void Section(Channel channel, string title, IEnumerable<string[]> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
            return;
        channel.Line();
        channel.Line($"[bold]{title}[/]");
        channel.Rows(lines);
    }

    private static string[] Row(Command command) =>
        [
            $"  {string.Join(", ", command.Aliases.Prepend(command.Name))}"
                + string.Concat(command.Arguments.Select(argument => " " + Word(argument))),
            PlainText.Escape(command.Description!),
        ];

    private static string[] Row(Option option) =>
        [
            $"  {string.Join(", ", option.Aliases.Append(option.Name))}{(option.HelpName is null ? "" : $" <{option.HelpName}>")}",
            PlainText.Escape(option.Description!),
        ];

    private static string Word(Argument argument) =>
        argument.Arity.MinimumNumberOfValues == 0 ? PlainText.Escape($"[{argument.Name}]") : $"<{argument.Name}>";
}
