using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Manual;
using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>The manual page says what the help says, and what reads manual pages has nothing to complain about.</summary>
public sealed partial class ManualTests : ToolTest
{
    public static TheoryData<string> Commands =>
        [.. All(ToolCommands.Build()).Where(command => !command.Hidden).Select(command => string.Join(' ', CommandTree.WordsOf(command)))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void ACommand_IsThere_WithEachOfItsOptions(string name)
    {
        var root = ToolCommands.Build();
        var command = name.Split(' ').Aggregate((Command)root, (parent, word) => parent.Subcommands.Single(sub => sub.Name == word));
        var page = Page(root);

        var section = Part(page, "SS", HelpView.Usage(command));

        Assert.Contains(command.Description!, section, StringComparison.Ordinal);
        Assert.All(command.Arguments, argument =>
            Assert.Contains($"\n{argument.Name}\n{argument.Description}\n", section, StringComparison.Ordinal)
        );
        Assert.All(KnownOptions.Of(command), option =>
        {
            var place =
                HelpView.IsOwn(option) ? section
                : HelpView.IsOfOutput(option) ? Part(page, "SH", "OUTPUT")
                : Part(page, "SH", "MIGRATIONS AND DATABASE");
            Assert.Matches(
                $@"\n(-\S, )*{option.Name}( {Regex.Escape(option.HelpName ?? "")})?\n{Regex.Escape(option.Description!)}\n",
                place
            );
            Assert.Matches($"{option.Name}[,.\n ]", section);
        });
        Assert.All(command is ToolCommand tool ? tool.Examples : [], example =>
            Assert.Contains($"dotnet fm {example}\n", section, StringComparison.Ordinal)
        );
    }

    /// <summary>Neither a command nor an option that the page names is unknown to the help.</summary>
    [Fact]
    public void NothingElse_IsThere()
    {
        var root = ToolCommands.Build();
        var known = All(root).Append(root).SelectMany(command => command.Options).SelectMany(KnownOptions.Names).ToHashSet();

        Assert.Equal(Commands.Count, Heading().Count(Page(root)));
        // The example of man has an option of man itself.
        Assert.Empty(OptionName().Matches(Page(root)).Select(match => match.Value).Except(known.Append("-l")));
    }

    /// <summary>The exit codes are those of the errors, and those of docs/cli.md.</summary>
    [Fact]
    public void ExitCodes_AreThoseOfTheDocumentAndOfTheErrors()
    {
        var document = File.ReadAllText(Repository.Path("docs/cli.md"));
        var section = Part(Page(ToolCommands.Build()), "SH", "EXIT STATUS");

        Assert.All(ExitCodes.Meanings, exit => Assert.Contains($"\n{exit.Code}\n{exit.Meaning}\n", section, StringComparison.Ordinal));
        Assert.Equal(
            ExitCodes.Meanings.Select(exit => $"| {exit.Code} | {exit.Meaning} |"),
            ExitCode().Matches(document).Select(match => match.Value.Replace("`", "", StringComparison.Ordinal))
        );
        Assert.All(ErrorCodes.All, code => Assert.Contains(ExitCodes.Meanings, exit => exit.Code == $"{code.ExitCode}"));
    }

    /// <summary>Each variable that the sources of the tool and the commands read; one is for the tool itself.</summary>
    [Fact]
    public void Variables_AreThoseThatAreRead()
    {
        var read = new[] { "src/Gromozeka.FluentMigrations.Cli", "src/Gromozeka.FluentMigrations.Commands" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Variable().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet();

        var named = ManualTexts.Environment.SelectMany(entry => entry.Term.Split(", ")).ToList();

        Assert.True(read.Count > 10);
        // PATH is that of the shell.
        Assert.Empty(read.Except([.. named, "PATH"]));
        Assert.Equal(["Database__ConnectionString"], named.Except(read));
    }

    [Fact]
    public void TheCommand_WritesThePage_WithVersionAndDate()
    {
        var version = Shell.Run("--version").Output.Split('+')[0].Trim();

        Assert.Equal(ManualPage.Of(ToolCommands.Build(), version, PackedTool.Date), Shell.Run("man").Output);
    }

    [Theory]
    [InlineData("a.b", "a.b")]
    [InlineData(".b 'c' \\d", @"\&.b \(aqc\(aq \ed")]
    [InlineData("'b", @"\(aqb")]
    [InlineData("--dry-run ~ ^ ` \"…\"", @"\-\-dry\-run \(ti \(ha \(ga \(dq\[u2026]\(dq")]
    public void Text_IsWrittenSoThatItIsReadAsItIs(string text, string expected) =>
        Assert.Equal($"{expected}\n", new Roff().Text(text).ToString());

    /// <summary>What reads manual pages on Linux, with all its warnings.</summary>
    [FactWhere("groff")]
    public void Groff_HasNoWarning() => AssertSilent("groff -man -ww -Tutf8 -rLL=78n page.1 2>&1 >/dev/null");

    [FactWhere("man")]
    public void Man_ShowsThePageWithoutAWarning()
    {
        AssertSilent("MANROFFSEQ= man --warnings=w -l page.1 2>&1 >/dev/null");
        Assert.Contains("--dry-run", Programs.Call("man", "-l", "page.1").In(Shell.Folder).Succeed(), StringComparison.Ordinal);
    }

    /// <summary>What reads them on BSD, Alpine and macOS.</summary>
    [FactWhere("mandoc")]
    public void Mandoc_HasNothingToSay() => AssertSilent("mandoc -T lint page.1");

    private void AssertSilent(string command)
    {
        File.WriteAllText(Shell.File("page.1"), Shell.Run("man").Output);
        Assert.Equal("", Programs.Call("bash", "-c", command).In(Shell.Folder).Run().All);
    }

    /// <summary>The page as it is read: a term and what it means in lines of their own, and a paragraph in one.</summary>
    private static string Page(ToolRoot root)
    {
        var text = new StringBuilder();
        var previous = "";
        foreach (var line in ManualPage.Of(root, "1.0", "2026-01-05").Split('\n'))
        {
            var isMacro = line.StartsWith('.');
            var isFilled =
                !isMacro
                && !previous.StartsWith('.')
                && !previous.StartsWith("\\fB", StringComparison.Ordinal)
                && !previous.StartsWith("\\fI", StringComparison.Ordinal)
                && !line.StartsWith("dotnet fm", StringComparison.Ordinal);
            if (line is not (".TP" or ".PP" or ".EX" or ".EE"))
                text.Append(isFilled ? ' ' : '\n').Append(Plain(line));
            previous = line;
        }

        return text.ToString();
    }

    private static string Plain(string line) =>
        Unicode()
            .Replace(Font().Replace(line, ""), match => char.ConvertFromUtf32(Convert.ToInt32(match.Groups["code"].Value, 16)))
            .Replace(@"\-", "-", StringComparison.Ordinal)
            .Replace(@"\(aq", "'", StringComparison.Ordinal)
            .Replace(@"\(dq", "\"", StringComparison.Ordinal)
            .Replace(@"\(ti", "~", StringComparison.Ordinal)
            .Replace(@"\&", "", StringComparison.Ordinal);

    /// <summary>From a heading to the next one of its kind.</summary>
    private static string Part(string page, string macro, string title)
    {
        var start = page.IndexOf($"\n.{macro} \"{title}\"\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no {title}");
        var end = new[] { $"\n.{macro} ", "\n.SH " }
            .Select(next => page.IndexOf(next, start + 1, StringComparison.Ordinal))
            .Where(place => place > 0);
        return page[start..end.Append(page.Length).Min()] + "\n";
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(sub => All(sub).Prepend(sub));

    [GeneratedRegex(@"\n\.SS ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<=[ \n])--?[a-zA-Z][\w-]*")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"(?m)^\| [\d, ]+ \| .* \|$")]
    private static partial Regex ExitCode();

    [GeneratedRegex(@"(GetEnvironmentVariable\(|\bSet\(\s*\w+,\s*)""(?<name>\w+)""")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\\f[BIR]")]
    private static partial Regex Font();

    [GeneratedRegex(@"\\\[u(?<code>[0-9A-F]+)\]")]
    private static partial Regex Unicode();
}
