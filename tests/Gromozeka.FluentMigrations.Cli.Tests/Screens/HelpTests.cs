using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>The help of every command, and that what it shows is what the command takes.</summary>
public sealed class HelpTests : ToolTest
{
    public static TheoryData<string> Commands =>
        [.. All(ToolCommands.Build()).Select(command => string.Join(' ', CommandTree.WordsOf(command)))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_FitsTheScreen_AndShowsAnExample(string command)
    {
        string[] call = [.. Words(command), "--help"];
        var whole = Ok(call);

        foreach (var width in new[] { 80, 100 })
        {
            var screen = Shell.OnTerminal(width, call);
            Assert.Equal(0, screen.ExitCode);
            Layout.Check(screen.Output, whole, width);
        }

        Assert.Matches($@"(?m)^Examples\n  dotnet fm {command}", whole);
        Assert.DoesNotContain("System.", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("`", whole, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void AnOption_IsShownAndTaken_OrAnErrorOfTheCommandLine(string command)
    {
        var root = ToolCommands.Build();
        var options = All(root)
            .Append(root)
            .SelectMany(each => each.Options)
            .Where(option => !option.Hidden && option.Name is not ("--help" or "--version"))
            .Select(option => option.Name)
            .Distinct();
        var called = Words(command).Aggregate((Command)root, (parent, word) => parent.Subcommands.Single(sub => sub.Name == word));
        var shown = KnownOptions.Of(called).ToDictionary(option => option.Name);
        var help = Ok([.. Words(command), "--help"]);
        if (called.Action is null)
            return;
        foreach (var option in options)
        {
            Assert.Equal(shown.ContainsKey(option), Regex.IsMatch(help, $@"(?m)^  (-\w, )?{option}( |$)"));
            string[] call =
            [
                .. Words(command),
                .. called.Arguments.Select(_ => "1"),
                option,
                .. shown.TryGetValue(option, out var known) && known.Arity.MinimumNumberOfValues > 0 ? ["1"] : Array.Empty<string>(),
            ];
            var parsed = root.Parse(call);
            var error = parsed.Errors.Count > 0 ? CommandLineErrors.Of(parsed) : Record.Exception(() => KnownOptions.Check(parsed));

            if (shown.ContainsKey(option) && option != "--nested")
                Assert.Null(error);
            else
                Assert.Equal(ErrorCodes.CommandLine, Assert.IsType<MigrationException>(error).Code);
        }
    }

    [Theory]
    [InlineData("status", "--yes")]
    [InlineData("migrate", "down", "--profile", "Development", "-t", "1")]
    [InlineData("rollback", "--allow-out-of-order")]
    [InlineData("list", "migrations", "--preview")]
    [InlineData("history", "--working-directory", ".")]
    [InlineData("status", "--nested")]
    [InlineData("status", "--assembly", "x.dll", "--no-build")]
    [InlineData("migrate", "--no-backup", "--backup", "always")]
    [InlineData("migrate", "--preview", "--dry-run")]
    [InlineData("migrate", "--dry-run", "--output", "x.sql")]
    [InlineData("migrate", "--preview", "--no-backup")]
    [InlineData("migrate", "--no-connection", "--backup", "always")]
    [InlineData("migrate", "--target", "1", "up", "-t", "2")]
    [InlineData("migrate", "--target", "1", "down", "--target", "0")]
    [InlineData("backups", "--exit-code")]
    [InlineData("migrate", "--allowDirtyAssemblies")]
    [InlineData("migrate", "--include-untagged-maintenances")]
    [InlineData("migrate", "-s", "")]
    [InlineData("completion", "bash", "--json")]
    [InlineData("man", "--json")]
    public void AnOptionWithoutEffect_IsRefused(params string[] call)
    {
        var run = Shell.Run(call);

        Assert.Equal(ErrorCodes.CommandLine.ExitCode, run.ExitCode);
        Assert.StartsWith("GM702", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Theory]
    [InlineData("is 'x', which is not a whole number", "migrate", "--target", "x")]
    [InlineData("is 'x', which is not a whole number", "history", "--limit", "x")]
    public void AValueOfAnotherType_IsExplainedWithoutTheNamesOfTypes(string expected, params string[] call)
    {
        var error = Fails(ErrorCodes.CommandLine, call);

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutACommand_TheStatusIsShown() => Assert.Equal(Ok("status"), Ok());

    [Fact]
    public void WithoutACommand_WhereNothingIs_HelpIsShown()
    {
        Shell.Assembly = null;

        AssertHelpIsShown("There is no project in …: no option names the migrations", "name the project with --project");
    }

    [Fact]
    public void WithoutACommand_WhereNoDatabaseIsNamed_HelpIsShown()
    {
        Shell.Assembly = Repository.Samples;
        Shell.Environment["FM_CONNECTION"] = "";

        AssertHelpIsShown("Database:ConnectionString is missing", "name the database with --connection");
    }

    [Fact]
    public void WithoutACommand_WhatIsGiven_IsGivenToTheStatus()
    {
        Assert.Equal(Ok("status", "-c", "Data Source=other.db"), Ok("-c", "Data Source=other.db"));
        Assert.Equal(Ok("status", "--assembly", Repository.Bot), Ok("--assembly", Repository.Bot));
        Assert.Equal(3, Shell.Run("--exit-code").ExitCode);
        Assert.Equal(Ok("status", "--json"), Ok("--json", "-c", "Data Source=bot.db"));
        Shell.Assembly = null;
        Fails(ErrorCodes.MigrationsNotFound, "--no-build");
    }

    [Fact]
    public void HelpAndVersion_AsWords_AreTheOptions()
    {
        Assert.Equal(Ok("--help"), Ok("help"));
        Assert.Equal(Ok("migrate", "--help"), Ok("help", "migrate"));
        Assert.Equal(Ok("rollback", "by", "--help"), Ok("help", "rollback", "by"));
        Assert.Equal(Ok("--version"), Ok("version"));
        Assert.Contains("the nearest is status", Fails(ErrorCodes.CommandLine, "help", "statsu"), StringComparison.Ordinal);
        Assert.Contains("the nearest is status", Fails(ErrorCodes.CommandLine, "statsu", "--help"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version", "version", "--version", "--json")]
    [InlineData("version", "version", "version", "--json")]
    [InlineData("help", "help", "migrate", "--help", "--json")]
    [InlineData("help", "help", "help", "migrate", "--json")]
    public void Json_OfHelpAndVersion_IsADocument(string operation, string member, params string[] call)
    {
        using var document = JsonDocument.Parse(Ok(call));

        Assert.Equal(operation, document.RootElement.GetProperty("operation").GetString());
        var text = Ok([.. call.Where(word => word != "--json")]);
        Assert.Equal(text.TrimEnd(), document.RootElement.GetProperty(member).GetString()!.TrimEnd());
    }

    /// <summary>Spectre, which takes longer to load than the tool to answer, is there but cannot be loaded.</summary>
    [Theory]
    [InlineData(80, "--help")]
    [InlineData(100, "--help")]
    [InlineData(80, "migrate", "--help")]
    [InlineData(80, "--version")]
    [InlineData(100, "status")]
    public void OnATerminal_WhatIsPlain_IsDrawnWithoutSpectre(int width, params string[] call)
    {
        var before = Shell.OnTerminal(width, call);
        var folder = Path.GetDirectoryName(Shell.Executable)!;
        var copy = Directory.CreateDirectory(Shell.File("tool")).FullName;
        foreach (var file in Directory.GetFiles(folder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        foreach (var file in Directory.GetFiles(copy, "Spectre.*.dll"))
            File.WriteAllBytes(file, []);
        Shell.Executable = Path.Combine(copy, Path.GetFileName(Shell.Executable));

        var run = Shell.OnTerminal(width, call);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before.Output, run.Output);
    }

    /// <summary>The help on stdout, the reason for it on stderr, and both in the document of <c>--json</c>.</summary>
    private void AssertHelpIsShown(string why, string next)
    {
        var run = Shell.Run();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Ok("--help"), Stable(run.Output));
        var error = Stable(run.Error);
        Assert.Contains("Only the help is shown", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Contains(next, error, StringComparison.Ordinal);

        using var document = JsonDocument.Parse(Ok("--json"));
        Assert.Equal("help", document.RootElement.GetProperty("operation").GetString());
        Assert.Equal(0, document.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Contains(
            why,
            Assert.Single(document.RootElement.GetProperty("warnings").EnumerateArray()).GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Help_IsBrokenIntoColumns_WhereTheyAreNamed()
    {
        var whole = Ok("migrate", "--help");
        Shell.Environment["COLUMNS"] = "60";

        Layout.Check(Ok("migrate", "--help"), whole, 60);
    }

    private static string[] Words(string command) => command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(sub => All(sub).Prepend(sub));
}
