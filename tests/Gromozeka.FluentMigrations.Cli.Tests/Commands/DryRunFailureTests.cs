using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What fails where nothing runs on the database says what went before it, and in what state the database is.</summary>
public sealed class DryRunFailureTests : ToolTest
{
    private const string Failing = "Gromozeka.FluentMigrations.Cli.Samples.Failing";
    private const string Slow = "Gromozeka.FluentMigrations.Cli.Samples.Slow";

    public DryRunFailureTests() => Shell.Assembly = Repository.Samples;

    [Theory]
    [InlineData("migrate", "--dry-run")]
    [InlineData("migrate", "--dry-run", "--schema-only")]
    [InlineData("plan")]
    public void ADryRun_ThatFails_ShowsTheStepsBeforeAsTheRunDoes(params string[] command)
    {
        var dryRun = Shell.Run([.. command, "-n", Failing]);
        using var json = JsonDocument.Parse(Shell.Run([.. command, "--json", "-n", Failing]).Output);
        var run = Shell.Run("migrate", "-n", Failing);

        Assert.Equal(run.ExitCode, dryRun.ExitCode);
        Assert.Equal($"On a copy, before it failed:\n{run.Output}", dryRun.Output);
        Assert.Equal(Parts(run.Error).What, Parts(dryRun.Error).What);
        Assert.Equal("  state: nothing was written to …/bot.db: it was tried on a copy", Parts(dryRun.Error).State);
        Assert.True(json.RootElement.GetProperty("dryRun").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("applied").GetArrayLength());
        Assert.Equal("", Shell.Run([.. command, "-q", "-n", Failing]).Output);
    }

    /// <summary>Where the whole run would be refused, none of its steps would go before that.</summary>
    [Fact]
    public void ADryRun_ThatIsRefusedBeforeItsFirstStep_ShowsNone()
    {
        const string rows = "Gromozeka.FluentMigrations.Cli.Samples.Rows";
        Ok("migrate", "-n", rows);
        Shell.Database.Execute("INSERT INTO people (name) VALUES ('one')");

        Fails(ErrorCodes.DataLoss, "rollback", "--dry-run", "-n", rows);
        Fails(ErrorCodes.DataLoss, "rollback", "--dry-run", "--schema-only", "-n", rows);
    }

    [Theory]
    [InlineData("script", "--from", "2")]
    [InlineData("script", "--from", "2", "--to", "1")]
    [InlineData("script", "--from", "0")]
    [InlineData("script", "--from", "5", "--to", "2")]
    [InlineData("migrate", "--no-connection", "--preview")]
    [InlineData("migrate", "--no-connection", "-o", "all.sql", "--start-version", "2")]
    public void WhatNeedsNoDatabase_Fails_WithoutAWordOfOne(params string[] command)
    {
        var error = Shell.Run([.. command, "-n", Failing]);

        Assert.NotEqual(0, error.ExitCode);
        Assert.Equal("  state: the database was not touched", Parts(error.Error).State);
        Assert.Equal("", error.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Shell.Folder));
    }

    [Theory]
    [InlineData("script")]
    [InlineData("migrate", "--preview")]
    public void WhatIsTriedOnTheSchema_Fails_WithTheStateOfTheDatabase(params string[] command)
    {
        var error = Shell.Run([.. command, "-n", Failing]);

        Assert.Equal(1, error.ExitCode);
        Assert.Equal("  state: nothing was written to …/bot.db: it was tried on a copy of its schema", Parts(error.Error).State);
        Assert.Equal("", error.Output);
    }

    /// <summary>What an adoption compares with is made in memory.</summary>
    [Theory]
    [InlineData("adopt")]
    [InlineData("adopt", "--dry-run")]
    public void AnAdoption_WhoseMigrationFails_SaysThatNothingWasWritten(params string[] command)
    {
        Shell.Database.Execute("CREATE TABLE bad (id INTEGER)");

        Assert.Contains(
            "  state: nothing was written",
            Fails(ErrorCodes.StepFailed, [.. command, "-n", Failing + "First"]),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("INT", 130, "The dry run", "migrate", "--dry-run")]
    [InlineData("TERM", 143, "The dry run", "migrate", "--dry-run", "--schema-only")]
    [InlineData("INT", 130, "The plan", "plan")]
    public void ASignal_InADryRun_SaysThatItWasOnACopy(string signal, int expected, string what, params string[] command)
    {
        using var process = Shell.Start([.. command, "-n", Slow]);
        // It is said once a step has run for some seconds; this one has no end.
        while (process.StandardError.ReadLine() is { } line && !line.Contains("Migration 1 (Endless)", StringComparison.Ordinal)) { }

        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        var call = process.End();

        Assert.Equal(expected, call.ExitCode);
        Assert.Equal($"{what} was stopped.", Parts(call.Error).What);
        Assert.Equal("  state: nothing was written to …/bot.db: it was tried on a copy", Parts(call.Error).State);
        Assert.Equal("", call.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Shell.Folder));
    }

    private (string What, string State) Parts(string error)
    {
        var lines = Stable(error).Split('\n');
        return (lines[0], Assert.Single(lines, line => line.StartsWith("  state: ", StringComparison.Ordinal)));
    }
}
