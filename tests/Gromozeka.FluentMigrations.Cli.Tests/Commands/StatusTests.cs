using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>status</c> on every kind of database. None of these calls may change a byte.</summary>
public sealed class StatusTests : ToolTest
{
    /// <summary>JSON that is read by a program says the same; that which a terminal gets obeys nobody.</summary>
    [Fact]
    public void Json_OfADescriptionThatATerminalObeys_IsWrittenInEscapes()
    {
        Shell.Assembly = Repository.Samples;

        var json = Ok("status", "--json", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Lines");

        Assert.Equal(json, Gromozeka.FluentMigrations.Commands.Output.Visible.Of(json));
        Assert.Equal(
            "Rebuilt \u202Eand \u009B31m",
            System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("pending")[1].GetProperty("description").GetString()
        );
    }

    [Fact]
    public void Status_WithoutADatabase_ListsWhatIsPendingAndMakesNone()
    {
        Assert.Equal(
            """
            bot.db   no database yet
              · 1  Initial schema    pending
              · 2  Example features  pending
            0 applied, 2 pending.   Next: dotnet fm migrate

            """,
            Ok("status")
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(Shell.Folder));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("history")]
    [InlineData("adopt", "--dry-run")]
    [InlineData("rollback")]
    public void AnEmptyFile_IsNamed_AndIsNoDatabase(params string[] command)
    {
        File.WriteAllText(Shell.Database.Path, "");

        Assert.StartsWith("bot.db   an empty file, no database yet", Ok(command), StringComparison.Ordinal);

        File.Delete(Shell.Database.Path);
        Assert.StartsWith("bot.db   no database yet", Ok(command), StringComparison.Ordinal);
    }

    [Fact]
    public void Status_OnALegacyDatabase_SaysThatItWillBeAdopted()
    {
        Shell.WithLegacy();
        var before = Shell.Database.Hash;

        Assert.Equal(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 0 of 2
              · 1  Initial schema    pending
              · 2  Example features  pending
            0 applied, 2 pending.   Next: dotnet fm adopt --dry-run
            It has tables but no version: the next run adopts it, if its tables match migration 1.

            """,
            Ok("status")
        );
        Assert.Equal(before, Shell.Database.Hash);
    }

    [Fact]
    public void Status_WhenMigrated_ShowsTimesAndNothingPending()
    {
        Ok("migrate");

        Assert.Equal(
            """
            bot.db   SQLite 3.x   wal   1 KB   version 2 of 2
              ✓ 1  Initial schema    2026-01-05 09:00 5 ms
              ✓ 2  Example features  2026-01-05 09:00 5 ms
            2 applied, 0 pending.

            """,
            Ok("status")
        );
    }

    [Fact]
    public void Status_OfANewerDatabase_ShowsWhatTheProgramLacks()
    {
        Ok("migrate");
        Shell.Database.Execute("INSERT INTO migrations (version, description) VALUES (3, 'From the future')");

        var status = Ok("status");

        Assert.Contains("  ✗ 3  From the future", status, StringComparison.Ordinal);
        Assert.Contains("(not in this program)", status, StringComparison.Ordinal);
        Assert.Contains("Next: dotnet fm validate", status, StringComparison.Ordinal);
        Assert.Contains(
            "dotnet fm",
            Fails(ErrorCodes.NewerDatabase, "migrate").Replace("--allow-newer-database", "dotnet fm", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Status_OfACorruptFile_IsAnErrorAndNotVersionZero()
    {
        Ok("migrate");
        Shell.Database.Execute("PRAGMA journal_mode = delete");
        using (var file = File.OpenWrite(Shell.Database.Path))
        {
            file.Position = 100;
            file.Write(new byte[4000]);
        }

        Fails(ErrorCodes.Corrupt, "status");
    }

    [Fact]
    public void Status_OfAFileThatIsNoDatabase_SaysSo()
    {
        File.WriteAllText(Shell.Database.Path, new string('x', 4096));

        Fails(ErrorCodes.NotADatabase, "status");
    }

    [Fact]
    public void Status_OfALockedDatabase_ReadsItAllTheSame()
    {
        Ok("migrate");
        using var writer = Shell.Database.Open();
        using var begin = writer.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();

        Assert.Contains("2 applied, 0 pending.", Ok("status"), StringComparison.Ordinal);
    }

    [Fact]
    public void Status_InAReadOnlyFolder_Works()
    {
        Shell.WithLegacy();
        File.SetAttributes(Shell.Database.Path, FileAttributes.ReadOnly);

        Assert.Contains("0 applied, 2 pending.", Ok("status"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 0)]
    public void Status_WithExitCode_TellsWhetherSomethingIsPending(bool isMigrated, int expected)
    {
        if (isMigrated)
            Ok("migrate");

        Assert.Equal(expected, Shell.Run("status", "--exit-code").ExitCode);
        Assert.Equal(0, Shell.Run("status").ExitCode);
    }
}
