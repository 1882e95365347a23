using System.CommandLine;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Manual;

/// <summary>The manual page <c>dotnet-fm(1)</c>.</summary>
internal static class ManualPage
{
    /// <param name="root">All commands.</param>
    /// <param name="version">The version of the tool.</param>
    /// <param name="date">The date of the version; empty if it is not known.</param>
    public static string Of(ToolRoot root, string version, string date)
    {
        var page = new Roff()
            .Title("DOTNET-FM", date, $"dotnet fm {version}")
            .Section("NAME")
            .Text("dotnet-fm - applies and inspects FluentMigrator migrations on SQLite and PostgreSQL")
            .Section("SYNOPSIS")
            .Text(HelpView.Usage(root))
            .Section("DESCRIPTION")
            .Text(root.Description!)
            .Paragraph(CommandFront.Current.WithoutCommand)
            .Paragraph(
                "Options come after their command. Everything after -- is an argument. In a script, --json writes one document to stdout."
            )
            .Section("COMMANDS");
        foreach (var command in root.Groups.SelectMany(group => group.Commands))
            Write(page, command);
        Options(page.Section("MIGRATIONS AND DATABASE"), CommandFront.Current.Options.Where(option => !option.Hidden));
        Options(page.Section("OUTPUT"), KnownOptions.Of(root).Where(HelpView.IsOfOutput));
        Entries(page.Section("EXIT STATUS"), ExitCodes.Meanings);
        Entries(page.Section("ENVIRONMENT"), ManualTexts.Environment);
        Entries(page.Section("FILES"), ManualTexts.Files);
        page.Section("EXAMPLES");
        foreach (var (text, lines) in ManualTexts.Examples)
            page.Paragraph(text).Example(lines);
        return page.Section("SEE ALSO").Text("dotnet(1), sqlite3(1), psql(1)").ToString();
    }

    /// <summary>A command, and those below it.</summary>
    private static void Write(Roff page, Command command)
    {
        var options = KnownOptions.Of(command).ToList();
        page.Subsection(HelpView.Usage(command)).Text(command.Description!);
        if (command.Aliases.Count > 0)
            page.Paragraph($"Also called {string.Join(", ", command.Aliases)}.");
        foreach (var argument in command.Arguments)
            page.Entry(Roff.Italic(argument.Name), argument.Description!);
        Options(page, options.Where(HelpView.IsOwn));
        page.Paragraph($"Also takes {string.Join(", ", options.Where(option => !HelpView.IsOwn(option)).Select(option => option.Name))}.");
        if (command is ToolCommand { Examples: { Count: > 0 } examples })
            page.Example(examples.Select(example => $"{CommandFront.Current.Name} {example}"));
        foreach (var subcommand in command.Subcommands.Where(subcommand => !subcommand.Hidden))
            Write(page, subcommand);
    }

    private static void Options(Roff page, IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            var names = string.Join(", ", option.Aliases.Append(option.Name).Select(Roff.Bold));
            page.Entry(option.HelpName is null ? names : $"{names} {Roff.Italic(option.HelpName)}", option.Description!);
        }
    }

    private static void Entries(Roff page, IEnumerable<(string Term, string Meaning)> entries)
    {
        foreach (var (term, meaning) in entries)
            page.Entry(Roff.Bold(term), meaning);
    }
}
