using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>A misspelled option is never taken for a value: not for a name, and not for that of another option.</summary>
public sealed class UnknownOptionTests : ToolTest
{
    public static TheoryData<string> WithArguments => [.. Names];

    [Fact]
    public void TheCommandsWithArguments_AreFound() =>
        Assert.Equal(
            ["completion", "help", "new", "restore", "rollback by", "rollback to", "scaffold", "seed", "stamp"],
            Names.Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(WithArguments))]
    public void ADashedWord_IsAnOption(string command)
    {
        foreach (var word in new[] { "--bogus", "--bogus=1", "-x", "-xyz", "---" })
        {
            Refused([.. command.Split(' '), word]);
            Refused([.. command.Split(' '), word, "1"]);
        }
    }

    [Fact]
    public void ADashedWord_IsNotTheValueOfAnOption()
    {
        var root = ToolCommands.Build();
        var lines =
            from command in All(root)
            from option in KnownOptions.Of(command)
            where option is Option<string?> or Option<string[]>
            from word in new[] { "--bogus", "-x" }
            select CommandTree.WordsOf(command).Concat([option.Name, word]).ToList();

        Assert.All(lines, line =>
        {
            var read = CommandTree.Parse(root, line);
            Assert.True(read.Errors.Count > 0 || KnownOptions.Fault(read) is not null, string.Join(' ', line));
        });
    }

    [Theory]
    [InlineData("new", "--dry-run")]
    [InlineData("new", "-x")]
    [InlineData("scaffold", "--dry-run")]
    [InlineData("new", "x", "--folder", "--dry-run")]
    public void NothingIsWritten(params string[] arguments)
    {
        ForeignProject.Write(Shell.Folder);
        Shell.Assembly = null;
        var before = Files();

        Fails(ErrorCodes.CommandLine, arguments);

        Assert.Equal(before, Files());

        List<string> Files() =>
            [.. Directory.EnumerateFileSystemEntries(Shell.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void AfterDoubleDashes_AWordIsAValue()
    {
        ForeignProject.Write(Shell.Folder);
        Shell.Assembly = null;

        Ok("new", "-q", "--", "--dry-run");
        var error = Fails(ErrorCodes.BackupUnusable, "restore", "--assembly", Repository.Bot, "--yes", "--", "--dry-run");

        Assert.True(File.Exists(Shell.File("Migrations/Migration001DryRun.cs")));
        Assert.Contains("--dry-run cannot be restored", error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names =>
        All(ToolCommands.Build())
            .Where(command => command.Arguments.Count > 0)
            .Select(command => string.Join(' ', CommandTree.WordsOf(command)));

    private void Refused(string[] words)
    {
        var root = ToolCommands.Build();
        var read = CommandTree.Parse(root, words);
        var fault = read.Errors.Count > 0 ? CommandLineErrors.Of(read) : KnownOptions.Fault(read);
        Assert.Equal(ErrorCodes.CommandLine, fault?.Code);
        Assert.Contains("has no option -", fault!.What, StringComparison.Ordinal);
        Assert.False(Directory.EnumerateFileSystemEntries(Shell.Folder).Any());
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(sub => All(sub).Prepend(sub));
}
