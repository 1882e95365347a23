using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What a command line means, and what it does not mean: nothing in it is left out without an error.</summary>
public sealed class TargetTests : ToolTest
{
    [Theory]
    [InlineData("migrate", "-t", "1")]
    [InlineData("migrate", "-t1")]
    [InlineData("migrate", "-t=1")]
    [InlineData("migrate", "-t", "1", "up")]
    [InlineData("rollback", "-t", "1")]
    public void ShortTarget_WhereItCouldBeATag_NamesBothAndDoesNothing(params string[] arguments)
    {
        var error = Fails(ErrorCodes.CommandLine, arguments);

        Assert.Contains("--target", error, StringComparison.Ordinal);
        Assert.Contains("--tag", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Fact]
    public void Target_WhereverItStands_IsReached()
    {
        Ok("migrate", "--target", "1");
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
        Ok("migrate", "--target", "2", "up");
        Assert.Equal("2", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
        Ok("migrate", "--target", "1", "down");
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
        Ok("migrate");
        Ok("rollback", "--target", "1");
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
    }

    [Theory]
    [InlineData("--target", "rollback", "--target", "0", "by", "1")]
    [InlineData("--target", "rollback", "--target", "1", "all", "--yes")]
    [InlineData("NOSUCH", "migrate", "--tag", "NOSUCH")]
    [InlineData("NOSUCH", "rollback", "--tag", "NOSUCH", "--dry-run")]
    [InlineData("NOSUCH", "migrate", "--profile", "NOSUCH")]
    [InlineData("NOSUCH", "migrate", "--profile", "NOSUCH", "--preview")]
    [InlineData("NOSUCH", "migrate", "up", "--profile", "NOSUCH", "--dry-run")]
    [InlineData("--start-version", "migrate", "--start-version", "1")]
    [InlineData("--start-version", "migrate", "--start-version", "1", "--preview")]
    [InlineData("--start-version", "rollback", "to", "0", "--start-version", "1")]
    public void WhatWouldBeLeftOut_IsAnError(string named, params string[] arguments)
    {
        Ok("migrate");

        Assert.Contains(named, Fails(ErrorCodes.CommandLine, arguments), StringComparison.Ordinal);

        Assert.Equal("2", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
    }

    [Theory]
    [InlineData("plan", "-t", "-1")]
    [InlineData("plan", "-t", "99999999999999999999")]
    [InlineData("migrate", "up", "-t", "-1")]
    [InlineData("migrate", "down", "--target=-5")]
    [InlineData("migrate", "--target=-5")]
    [InlineData("rollback", "by", "-1")]
    [InlineData("rollback", "by", "0")]
    [InlineData("history", "--limit", "0")]
    [InlineData("history", "--limit", "-3")]
    [InlineData("history", "--limit=-3")]
    [InlineData("status", "--lock-timeout", "0")]
    [InlineData("rollback", "by", "99999999999")]
    [InlineData("rollback", "to", "-1")]
    [InlineData("stamp", "-1")]
    [InlineData("script", "--from=-1")]
    [InlineData("script", "--to", "1e3")]
    [InlineData("migrate", "--timeout", "99999999")]
    [InlineData("migrate", "--timeout", "-1")]
    [InlineData("migrate", "--lock-timeout", "99999999")]
    [InlineData("migrate", "--no-connection", "--start-version=-1")]
    public void NumbersThatCannotBe_AreErrors(params string[] arguments)
    {
        Ok("migrate");
        var before = Shell.Database.Hash;

        var call = Shell.Run(arguments);

        Assert.True(call.ExitCode == 2, $"{call.ExitCode} {call.All}");
        Assert.Equal("", call.Output);
        Assert.Contains("  next:  ", call.Error, StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);
    }

    [Fact]
    public void EveryAssembly_IsLoaded()
    {
        Shell.Assembly = null;

        Assert.Contains(
            "Cli.Samples",
            Fails(ErrorCodes.DuplicateVersion, "status", "-a", Repository.Bot, "-a", Repository.Samples),
            StringComparison.Ordinal
        );
    }
}
