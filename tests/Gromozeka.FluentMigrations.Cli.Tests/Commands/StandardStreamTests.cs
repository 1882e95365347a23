using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>stdout and stderr that are closed, or on a full disk: the exit code tells what happened to the database.</summary>
public sealed class StandardStreamTests : ToolTest
{
    private const int Lost = 9;

    public static TheoryData<string> Redirections =>
        [">&-", ">/dev/full", "2>/dev/full", "2>&-", ">&- 2>&-", ">/dev/full 2>/dev/full", "<&- >&- 2>&-", "| true"];

    public static TheoryData<string> Answers =>
        [
            "status",
            "status --json",
            "plan",
            "list migrations",
            "list processors",
            "history",
            "validate",
            "doctor",
            "backups",
            "script --from 0",
            "--help",
            "migrate --help",
            "--version",
            "completion bash",
            "migrate --dry-run",
            "migrate --preview",
            "rollback --dry-run",
        ];

    [Theory]
    [MemberData(nameof(Redirections))]
    public void Migrate_WhateverBecomesOfItsOutput_IsDoneAndSaysSo(string redirection)
    {
        Assert.Equal(0, Shell.RunRedirected(redirection, "migrate").ExitCode);
        Assert.Equal("2", Shell.Database.Scalar("SELECT max(version) FROM migrations"));

        Assert.Equal(0, Shell.RunRedirected(redirection, "rollback").ExitCode);
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
    }

    [Theory]
    [InlineData(">&-")]
    [InlineData(">/dev/full")]
    public void Migrate_OutputIsLost_WarnsOnStderr(string redirection)
    {
        var call = Shell.RunRedirected(redirection, "migrate");

        Assert.StartsWith("warning: the output to stdout was lost (", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">&-")]
    [InlineData(">/dev/full")]
    [InlineData(">/dev/full 2>&1")]
    public void Migrate_ThatFails_EndsWithTheCodeOfItsFailure(string redirection)
    {
        Assert.Equal(ErrorCodes.UnknownTarget.ExitCode, Shell.RunRedirected(redirection, "migrate", "up", "--target", "99").ExitCode);
        Assert.Equal(
            ErrorCodes.UnknownTarget.ExitCode,
            Shell.RunRedirected(redirection, "migrate", "up", "--target", "99", "--json").ExitCode
        );
        Assert.Equal(ErrorCodes.CommandLine.ExitCode, Shell.RunRedirected(redirection, "nonsense").ExitCode);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_ThatCannotBeWritten_IsAnError(string words)
    {
        Ok("migrate", "--quiet");

        foreach (var redirection in new[] { ">&-", ">/dev/full" })
        {
            var call = Shell.RunRedirected(redirection, words.Split(' '));
            Assert.Equal(Lost, call.ExitCode);
            Assert.Contains("GM709", call.Error, StringComparison.Ordinal);
            Assert.Contains("state: the database was not touched", call.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Answer_ThatSaysMoreByItsCode_KeepsIt() =>
        Assert.Equal(3, Shell.RunRedirected(">/dev/full", "status", "--exit-code").ExitCode);

    [Fact]
    public void Answer_ToAReaderThatStops_IsNoError()
    {
        Ok("migrate", "--quiet");

        var call = Shell.RunRedirected("| head -n 1", "list", "migrations");

        Assert.Equal(0, call.ExitCode);
        Assert.Equal("", call.Error);
    }
}
