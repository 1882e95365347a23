using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>
/// What a command that failed says of what it leaves: as JSON all that it says of success, and never that nothing was written where a
/// backup was.
/// </summary>
public sealed class FailureTests : ToolTest
{
    private const string Failing = "Gromozeka.FluentMigrations.Cli.Samples.Failing";

    [Theory]
    [InlineData]
    [InlineData("--dry-run")]
    public void Json_OfAFailedStep_HasTheDatabaseAndWhatIsPending(params string[] options)
    {
        Shell.Assembly = Repository.Samples;

        var document = Json(1, ["migrate", "-n", Failing, .. options]);

        var isDryRun = options.Length > 0;
        Assert.Equal(isDryRun ? 0 : 1, document.GetProperty("database").GetProperty("version").GetInt64());
        Assert.Equal(2, document.GetProperty("database").GetProperty("latestVersion").GetInt64());
        Assert.Equal(!isDryRun, document.GetProperty("database").GetProperty("exists").GetBoolean());
        Assert.Equal(isDryRun ? [1, 2] : new long[] { 2 }, Pending(document));
    }

    [Fact]
    public void Json_OfARefusal_HasTheDatabaseAndWhatIsPending()
    {
        Ok("migrate", "up", "-t", "1");

        var document = Json(2, "migrate", "up", "-t", "9");

        Assert.Equal(1, document.GetProperty("database").GetProperty("version").GetInt64());
        Assert.EndsWith("bot.db", document.GetProperty("database").GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Equal([2], Pending(document));
    }

    /// <summary>Nobody is told that nothing is pending where nobody has looked.</summary>
    [Fact]
    public void Json_WhereTheDatabaseCannotBeRead_LeavesOutWhatIsNotKnown()
    {
        File.WriteAllText(Shell.Database.Path, "this is no database, and long enough to be one");
        var unreadable = Json(5, "migrate");
        Assert.True(unreadable.GetProperty("database").GetProperty("exists").GetBoolean());
        Assert.False(unreadable.GetProperty("database").TryGetProperty("version", out _));
        Assert.False(unreadable.TryGetProperty("pending", out _));

        var wrong = Json(2, "migrate", "--nonsense");
        Assert.False(wrong.TryGetProperty("database", out _));
        Assert.False(wrong.TryGetProperty("pending", out _));
    }

    /// <summary>It does not wait once more for the lock that it has waited for.</summary>
    [Fact]
    public void Json_OfADatabaseThatStaysLocked_HasWhatIsKnown()
    {
        Ok("migrate", "up", "-t", "1");
        Shell.Database.Execute("PRAGMA journal_mode = delete");
        using var writer = Shell.Database.Open();
        using var command = writer.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();

        var document = Json(4, "migrate", "--no-backup", "--lock-timeout", "1");

        Assert.True(document.GetProperty("database").GetProperty("exists").GetBoolean());
        Assert.False(document.TryGetProperty("pending", out _));
    }

    [Fact]
    public void AFailureAfterTheBackup_NamesItInTheState()
    {
        Shell.WithLegacy();
        Shell.Database.Execute("PRAGMA journal_mode = delete");
        var before = Shell.Database.Hash;
        using var reader = Shell.Database.Open();
        using var command = reader.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM sqlite_master";
        command.ExecuteNonQuery();

        var call = Shell.Run("migrate", "--lock-timeout", "1");

        Assert.Equal(4, call.ExitCode);
        var backup = Assert.Single(Directory.GetFiles(Shell.File("backups"), "*.db"));
        Assert.Contains($"  state: {Shell.Database.Path} is unchanged; its backup is {backup}\n", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was written", call.Error, StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);
    }

    private JsonElement Json(int exitCode, params string[] arguments)
    {
        var call = Shell.Run([.. arguments, "--json"]);
        Assert.Equal(exitCode, call.ExitCode);
        using var document = JsonDocument.Parse(call.Output);
        Assert.False(document.RootElement.GetProperty("success").GetBoolean());
        return document.RootElement.Clone();
    }

    private static IEnumerable<long> Pending(JsonElement document) =>
        document.GetProperty("pending").EnumerateArray().Select(node => node.GetProperty("version").GetInt64());
}
