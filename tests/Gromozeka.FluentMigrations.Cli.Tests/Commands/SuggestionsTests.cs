using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What the tool answers to a shell.</summary>
public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("dotnet-fm", "")]
    [InlineData("a  b ", "a|b|")]
    [InlineData("a 'b c' \"d e\" f", "a|b c|d e|f")]
    [InlineData("a b\\ c \"d\\\"e\" 'f\\'", "a|b c|d\"e|f\\")]
    [InlineData("a 'b c", "a|b c")]
    [InlineData("a '' ", "a||")]
    [InlineData("", "")]
    public void AWord_IsWhatAShellTakesForOne(string line, string words) =>
        Assert.Equal(words.Length == 0 ? [line] : words.Split('|'), ShellWords.Of(line));

    [Theory]
    [InlineData("dotnet-fm stat", "status")]
    [InlineData("dotnet-fm MIG", "migrate")]
    [InlineData("dotnet-fm base", "baseline")]
    [InlineData("dotnet-fm -c X m", "")]
    [InlineData("dotnet-fm migrate -c", "-c")]
    [InlineData("dotnet-fm migrate -c ", "")]
    [InlineData("dotnet-fm migrate --output ", "")]
    [InlineData("dotnet-fm migrate --strip --str", "")]
    [InlineData("dotnet-fm status -p ", "postgres|sqlite")]
    [InlineData("dotnet-fm status --assembly x --no", "--no-color")]
    [InlineData("dotnet-fm status --assembly a --a", "--assembly")]
    [InlineData("dotnet-fm migrate --no-backup --b", "")]
    [InlineData("dotnet-fm validate --exit-code v", "")]
    [InlineData("dotnet-fm completion z", "zsh")]
    [InlineData("dotnet-fm completion zsh b", "")]
    [InlineData("dotnet-fm seed -- -", "")]
    [InlineData("dotnet-fm list p", "processors")]
    [InlineData("dotnet-fm nosuch x", "")]
    [InlineData("dotnet-fm --ver", "--version|--verbose")]
    public void Suggestions_AreWhatWouldBeTaken(string line, string expected) =>
        Assert.Equal(expected, string.Join('|', Suggestions.Of(ToolCommands.Build(), line)));
}
