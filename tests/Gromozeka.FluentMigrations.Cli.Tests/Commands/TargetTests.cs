using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What a command line means, and what it does not mean: nothing in it is left out without an error.</summary>
public sealed class TargetTests(PackedTool tool) : ToolTest(tool)
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
}
