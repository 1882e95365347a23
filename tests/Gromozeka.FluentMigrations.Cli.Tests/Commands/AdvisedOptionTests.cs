using System.CommandLine;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>The advice of an error names only options that the command has.</summary>
public sealed partial class AdvisedOptionTests : ToolTest
{
    private static readonly string[] Advices =
    [
        .. new[]
        {
            nameof(MigrationOptions.AllowNewerDatabase),
            nameof(MigrationOptions.AllowMissingMigrations),
            nameof(MigrationOptions.AllowOutOfOrder),
            nameof(MigrationOptions.AllowBreakingChange),
            nameof(MigrationOptions.AllowDataLoss),
        }.SelectMany(option => new[] { $"do this; if it is gone, set {option}", $"do this, then set {option}" }),
    ];

    [Fact]
    public void EveryCommand_HasTheOptionsOfItsAdvice()
    {
        var root = ToolCommands.Build();
        var commands = All(root).Append(root).Where(command => command.Action is not null).ToList();
        var advised = 0;

        foreach (var command in commands)
        {
            CommandFront.Current.Arguments = CommandTree.Parse(root, [.. CommandTree.WordsOf(command)]);
            foreach (var advice in Advices)
            {
                var next = Advice.Next(new MigrationException(ErrorCodes.NewerDatabase, "It was refused.", "because", "unchanged", advice));
                var user = next.Contains("dotnet fm migrate", StringComparison.Ordinal)
                    ? root.Subcommands.Single(sub => sub.Name == "migrate")
                    : command;
                Assert.All(OptionName().Matches(next), option =>
                {
                    advised++;
                    Assert.Contains(option.Value, KnownOptions.Of(user).Select(known => known.Name));
                });
            }
        }

        Assert.True(commands.Count > 20 && advised > 20, $"{commands.Count} commands, {advised} options");
    }

    [Theory]
    [InlineData("roll back with a program that contains it", "rollback")]
    [InlineData("roll back with a program that contains it", "rollback", "to", "1")]
    [InlineData("roll back with a program that contains it", "plan", "-t", "1")]
    [InlineData("add --allow-newer-database\n", "migrate")]
    [InlineData("start a program that contains these migrations\n", "script")]
    public void ANewerDatabase_IsAdvisedByCommand(string expected, params string[] arguments)
    {
        Ok("migrate", "-q", "--no-backup");
        Shell.Database.Execute("INSERT INTO migrations (version, description) VALUES (99, 'From the future')");

        Assert.Contains(expected, Shell.Run(arguments).Error, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(sub => All(sub).Prepend(sub));

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex OptionName();
}
