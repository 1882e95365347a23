using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>What the tool says it waits for, when that takes longer than a second. It waits until it has said so.</summary>
public sealed partial class WaitingTests : ToolTest
{
    private static readonly string[] Patient = ["--lock-timeout", "3600"];

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
        using var process = Shell.Start(["migrate", .. Patient, .. options]);

        var line = await Waits.Said(process, "waiting for bot.db");
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
        var run = process.End();

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            $"  … waiting for bot.db: process {Environment.ProcessId} ({AppDomain.CurrentDomain.FriendlyName}) is writing to it, ",
            line,
            StringComparison.Ordinal
        );
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
        var held = TakeLock();
        using var process = Shell.Start(["migrate", .. Patient]);

        var line = await Waits.Said(process, "waiting for the lock");
        held.Dispose();
        var run = process.End();

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"{Waiting}, ", line, StringComparison.Ordinal);
    }

    /// <summary>It waits as long as it may, by its own clock, which is long enough to say so.</summary>
    [Fact]
    public void Quiet_SaysNothingOfIt()
    {
        using (TakeLock())
        {
            using var waiting = Shell.Start("migrate", "-q", "--lock-timeout", "3");
            var run = waiting.End();

            Assert.Equal(ErrorCodes.LockTimeout.ExitCode, run.ExitCode);
            Assert.StartsWith(ErrorCodes.LockTimeout.Id, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('…', run.All);
        }

        using var process = Shell.Start("migrate", "-q");
        Assert.Equal(new ProgramRun(0, "", ""), process.End());
    }

    [Fact]
    public async Task ATerminal_GetsOneLineThatIsDrawnAgain()
    {
        // Wide enough for a host with a long name.
        const int Columns = 160;
        Shell.WithLegacy();
        var held = TakeLock();
        using var process = Shell.StartOnTerminal(Columns, ["migrate", .. Patient]);

        var screen = new StringBuilder();
        while (Seconds(screen).Count < 2)
        {
            var next = new char[1000];
            var count = await process.StandardOutput.ReadAsync(next).AsTask().Ends($"a line that is drawn again after:\n{screen}");
            Assert.True(count > 0, $"It ended: {screen}");
            screen.Append(next, 0, count);
        }

        held.Dispose();
        var text = PseudoTerminal.Plain(screen + process.End().Output);
        var lines = text.Split('\n');

        Assert.All(Seconds(screen), seconds => Assert.Contains(lines, line => line.TrimEnd() == $"{Waiting}, {seconds} s"));
        Assert.All(lines, line => Assert.True(line.Length <= Columns, line));
        Assert.Contains(lines, line => line.StartsWith("bot.db   SQLite", StringComparison.Ordinal));
    }

    /// <summary>A build that waits for a file.</summary>
    [Fact]
    public async Task ABuild_IsSaid()
    {
        Shell.Assembly = null;
        ForeignProject
            .Write(Shell.Folder)
            .WithMigration(1)
            .With(
                "Directory.Build.targets",
                """
                <Project>
                  <Target Name="Wait" BeforeTargets="CoreCompile"><Exec Command="until [ -e gate ] || [ ! -e Shop.csproj ]; do sleep 0.1; done" /></Target>
                </Project>
                """
            );
        using var process = Shell.Start("status");

        var line = await Waits.Said(process, "building");
        File.WriteAllText(Shell.File("gate"), "");
        var run = process.End();

        Assert.StartsWith("  … building Shop.csproj, ", line, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    private static string Waiting =>
        $"  … waiting for the lock that process {Environment.ProcessId} ({AppDomain.CurrentDomain.FriendlyName}) holds";

    private IDisposable TakeLock() =>
        new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={Shell.Database.Path}" }).Lock.TryAcquire()!;

    /// <summary>The different times in the lines that were drawn whole.</summary>
    private static HashSet<string> Seconds(StringBuilder screen) =>
        [.. Time().Matches(screen.ToString()).Select(time => time.Groups[1].Value)];

    [GeneratedRegex(@"\r  … waiting for the lock[^\r]*, (\d+) s +(?=\r)")]
    private static partial Regex Time();
}
