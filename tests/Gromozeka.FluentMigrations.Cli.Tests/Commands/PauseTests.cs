using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>pause</c> and <c>resume</c>, and what <c>status</c> says of a data migration that has begun.</summary>
public sealed class PauseTests : ToolTest
{
    private const string Batches = "Gromozeka.FluentMigrations.Cli.Samples.Batches";

    public PauseTests() => Shell.Assembly = Repository.Samples;

    [Fact]
    public void Pause_NothingRuns_IsRefused()
    {
        Ok("migrate", "up", "-t", "1", "-n", Batches);

        var call = Shell.Run("pause", "-n", Batches);

        Assert.Equal(2, call.ExitCode);
        Assert.Contains("GM524", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pause_Running_IsShownUntilResumed()
    {
        Assert.Equal(1, Shell.Run("migrate", "-n", Batches).ExitCode);
        Assert.Contains("running: 40 %, 40 of 100 rows", Ok("status", "-n", Batches), StringComparison.Ordinal);

        Assert.Contains("paused: 40 %, 40 of 100 rows", Ok("pause", "-n", Batches), StringComparison.Ordinal);
        var node = JsonDocument.Parse(Ok("status", "--json", "-n", Batches)).RootElement.GetProperty("pending")[0].GetProperty("batches");
        Assert.Equal(
            ("up", "messages", 40, 100, true),
            (
                node.GetProperty("direction").GetString(),
                node.GetProperty("table").GetString(),
                node.GetProperty("rows").GetInt64(),
                node.GetProperty("totalRows").GetInt64(),
                node.GetProperty("paused").GetBoolean()
            )
        );
        Assert.Contains("running: 40 %", Ok("resume", "-n", Batches), StringComparison.Ordinal);

        Shell.Database.Execute("INSERT INTO messages VALUES (101, '')");
        Ok("migrate", "-n", Batches);
        Assert.Equal("100", Shell.Database.Scalar("SELECT sum(text = id) FROM messages WHERE id <= 100"));
    }

    [Fact]
    public void Script_OfBatches_IsRefused()
    {
        Ok("migrate", "up", "-t", "1", "-n", Batches);

        var call = Shell.Run("script", "-n", Batches);

        Assert.Equal(2, call.ExitCode);
        Assert.Contains("it works in batches", call.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OfBatches_RunsThemOnTheCopyOnly()
    {
        Ok("migrate", "up", "-t", "1", "-n", Batches);
        Shell.Database.Execute("INSERT INTO messages VALUES (101, '')");
        var before = Shell.Database.Hash;

        var plan = Ok("plan", "-n", Batches);

        Assert.Contains("in batches: 101 rows", plan, StringComparison.Ordinal);
        Assert.Contains("\n- in batches: 101 rows", Ok("plan", "--markdown", "-n", Batches), StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);

        Shell.Database.Execute("DELETE FROM messages WHERE id = 101");
        Assert.Equal(1, Shell.Run("migrate", "-n", Batches).ExitCode);
        Shell.Database.Execute("INSERT INTO messages VALUES (101, '')");
        Assert.Contains("in batches: 60 rows", Ok("plan", "-n", Batches), StringComparison.Ordinal);
    }
}
