using System.Text.RegularExpressions;
using Gromozeka.Bot.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Bot.Tests;

/// <summary>
/// A start that fails: the exit code of the error, one error of four parts on standard error, nothing on standard output.
/// </summary>
public sealed partial class RefusalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_OnAFileThatIsNoDatabase_IsRefused()
    {
        var file = _folder.New();
        File.WriteAllText(file.Path, string.Concat(Enumerable.Repeat("This is a text. ", 512)));

        await Refused(file, ErrorCodes.NotADatabase);
    }

    [Fact]
    public async Task Start_OnADamagedFile_IsRefused()
    {
        var file = _folder.Legacy();
        using (var stream = File.OpenWrite(file.Path))
        {
            stream.Position = stream.Length - 4096;
            stream.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        await Refused(file, ErrorCodes.Corrupt);
    }

    [Fact]
    public async Task Start_OnATruncatedFile_IsRefused()
    {
        var file = _folder.Legacy();
        using (var stream = File.OpenWrite(file.Path))
            stream.SetLength(stream.Length / 2);

        await Refused(file, ErrorCodes.Corrupt);
    }

    [Fact]
    public async Task Start_OnANewerDatabase_IsRefused()
    {
        var file = _folder.New();
        await BotProcess.Run(file);
        file.Execute("INSERT INTO migrations (version, description) VALUES (3, 'Tomorrow')");

        await Refused(file, ErrorCodes.NewerDatabase);
    }

    [Fact]
    public async Task Start_OnANewerDatabaseThatIsAllowed_RunsAndShowsIt()
    {
        var file = _folder.New();
        await BotProcess.Run(file);
        file.Execute("INSERT INTO migrations (version, description) VALUES (3, 'Tomorrow')");
        var before = file.Hash;

        var run = await BotProcess.Run(file, ("Database__AllowNewerDatabase", "true"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("version 3 of 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("(not in this program)", run.Output, StringComparison.Ordinal);
        Assert.Contains("AllowNewerDatabase", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, file.Hash);
    }

    [Fact]
    public async Task Start_OnALegacyFileOfAnotherShape_IsRefused()
    {
        var file = _folder.Legacy();
        file.Execute("DROP TABLE cache_weather; CREATE TABLE cache_weather (key BLOB)");

        var run = await Refused(file, ErrorCodes.ShapeDiffers);

        Assert.Contains("column cache_weather.key: expected TEXT null, found BLOB null", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnALegacyFileOfThePythonMigrations_IsRefused()
    {
        var file = _folder.Legacy();
        file.Execute("INSERT INTO settings (key, value) VALUES ('db-migration-version', '18')");

        await Refused(file, ErrorCodes.AdoptionRefused);
    }

    [Fact]
    public async Task Start_WithAVersionTableThatCannotBeRead_IsRefused()
    {
        var file = _folder.New();
        await BotProcess.Run(file);
        file.Execute("UPDATE migrations SET version = 'two' WHERE version = 2");

        await Refused(file, ErrorCodes.HistoryUnreadable);
    }

    [Fact]
    public async Task Start_WithAnIncompleteHistory_IsRefused()
    {
        var file = _folder.New();
        await BotProcess.Run(file);
        file.Execute("DELETE FROM migrations WHERE version = 1");

        await Refused(file, ErrorCodes.OutOfOrder);
    }

    [Fact]
    public async Task Start_WhereTheFileIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(_folder.File("bot.db"));

        AssertError(await BotProcess.Run(_folder.New()), ErrorCodes.CannotOpen);
    }

    [Fact]
    public async Task Start_WhereAnotherProgramWrites_IsRefusedAfterTheTimeout()
    {
        var file = _folder.Legacy();
        using var writer = file.Open();
        using var command = writer.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();

        AssertError(await BotProcess.Run(file, ("Database__LockTimeoutSeconds", "1")), ErrorCodes.LockTimeout);
    }

    [Fact]
    public async Task Start_WithAMigrationThatFails_IsRefusedAndStaysAtItsVersion()
    {
        var file = _folder.Legacy();
        file.Execute("CREATE TABLE example_features (id INTEGER)");

        var run = await BotProcess.Run(file);

        AssertError(run, ErrorCodes.StepFailed);
        Assert.Contains("table \"example_features\" already exists", run.Error, StringComparison.Ordinal);
        Assert.Equal("1", file.Versions());
        Assert.Equal(["1|adopt|success", "2|up|failure"], file.Log());
    }

    private static async Task<ProgramRun> Refused(DatabaseFile file, ErrorCode code)
    {
        var before = file.Hash;
        var run = await BotProcess.Run(file);
        AssertError(run, code);
        Assert.Contains(file.Path, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
        return run;
    }

    internal static void AssertError(ProgramRun run, ErrorCode code)
    {
        Assert.True(code.ExitCode == run.ExitCode, $"{run.ExitCode} instead of {code.ExitCode}: {run.Error}");
        Assert.Equal("", run.Output);
        Assert.Equal(code.Id, Assert.Single(Code().Matches(run.Error)).Groups[1].Value);
        Assert.All(["why:   ", "state: ", "next:  "], part =>
            Assert.Single(run.Error.Split('\n'), line => line.StartsWith("  " + part, StringComparison.Ordinal))
        );
        Assert.DoesNotContain("Unhandled exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(GM\d\d\d)\b")]
    private static partial Regex Code();
}
