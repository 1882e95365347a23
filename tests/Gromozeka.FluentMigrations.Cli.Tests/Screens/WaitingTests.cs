using System.Text.Json;

using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>What the tool says it waits for, when that takes longer than a second.</summary>
public sealed class WaitingTests(PackedTool tool) : ToolTest(tool)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData]
    [InlineData("--json")]
    [InlineData("-o", "run.sql")]
    public async Task AWriter_IsNamedOnStderr(params string[] options)
    {
        Shell.WithLegacy();
        using var writer = Shell.Database.Open();
        using var command = writer.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        using var process = Shell.Start(["migrate", .. options]);

        var line = await Said(process, "waiting for bot.db");
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
        var run = Shell.End(process);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"  … waiting for bot.db, which process {Environment.ProcessId} (", line, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", run.Output, StringComparison.Ordinal);
        if (options is ["--json"])
            JsonDocument.Parse(run.Output).Dispose();
        if (options is ["-o", _])
            Assert.DoesNotContain("waiting", File.ReadAllText(Shell.File("run.sql")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherRun_IsNamedOnStderr()
    {
        Shell.WithLegacy();
        var other = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={Shell.Database.Path}" });
        var held = other.Lock.TryAcquire();
        using var process = Shell.Start("migrate");

        var line = await Said(process, "waiting for the lock");
        held!.Dispose();
        var run = Shell.End(process);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"  … waiting for the lock of the database, held by process {Environment.ProcessId} on {Environment.MachineName}, ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_SaysNothingOfIt()
    {
        var other = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={Shell.Database.Path}" });
        var held = other.Lock.TryAcquire();
        using var process = Shell.Start("migrate", "-q");

        await Task.Delay(Wait);
        held!.Dispose();

        Assert.Equal(new ToolRun(0, "", ""), Shell.End(process));
    }

    [Fact]
    public async Task ATerminal_GetsOneLineThatIsDrawnAgain()
    {
        Shell.WithLegacy();
        var other = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={Shell.Database.Path}" });
        var held = other.Lock.TryAcquire();
        var run = Task.Run(() => Shell.OnTerminal(80, "migrate", "--lock-timeout", "30"));

        await Task.Delay(Wait);
        held!.Dispose();
        var lines = (await run).Output.Split('\n');

        Assert.Contains(lines, line => line.TrimEnd() == $"  … waiting for the lock of the database, held by process {Environment.ProcessId} on {Environment.MachineName}, 2 s");
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Assert.Contains(lines, line => line.StartsWith("bot.db   SQLite", StringComparison.Ordinal));
    }

    /// <summary>The line of stderr that says something, as soon as it is there.</summary>
    private static async Task<string> Said(System.Diagnostics.Process process, string what)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains(what, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"It ended without saying: {what}");
    }

    [Fact]
    public void ABuild_IsSaid()
    {
        Shell.Assembly = null;

        var run = Shell.Run("status", "--project", Repository.Path("src/Gromozeka.Bot"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  … building Gromozeka.Bot.csproj, ", run.Error, StringComparison.Ordinal);
    }
}
