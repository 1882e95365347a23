using System.Diagnostics;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>migrate</c> and <c>rollback</c>.</summary>
public sealed class MigrateTests : ToolTest
{
    [Fact]
    public void Migrate_ANewDatabase_AppliesEverythingAndThenNothing()
    {
        Assert.Equal(
            """
            bot.db   SQLite 3.x   wal   1 KB   version 0 → 2
              ✓ 1  Initial schema 5 ms
              ✓ 2  Example features 5 ms
            2 applied, 0 pending.

            """,
            Ok("migrate")
        );
        var before = Shell.Database.Hash;

        Assert.EndsWith("version 2 of 2\nNothing to do: 0 migrations pending.\n", Ok("migrate"), StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);
    }

    [Fact]
    public void Migrate_ALegacyDatabase_AdoptsItAndMakesABackup()
    {
        Shell.WithLegacy();

        Assert.Equal(
            """
            bot.db   SQLite 3.x   wal   1 KB   version 0 → 2
              ✓ backup  backups/bot-20260105-090000000Z-v0.db
              ✓ 1  adopted: it has the tables of migration 1 but no version
              ✓ 2  Example features 5 ms
            1 applied, 0 pending.

            """,
            Ok("migrate")
        );
    }

    [Fact]
    public void Migrate_InFluentMigratorsWords_Works()
    {
        Ok("migrate", "-p", "SQLite", "-a", Repository.Bot, "-c", "Data Source=bot.db", "up", "-t", "1");
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));

        Ok(
            "migrate",
            "up",
            "--processor",
            "sqlite",
            "--assembly",
            Repository.Bot,
            "--connection",
            "Data Source=bot.db",
            "-t",
            "2",
            "--timeout",
            "30",
            "--strip:true"
        );
        Assert.Equal("2", Shell.Database.Scalar("SELECT max(version) FROM migrations"));

        Ok("migrate", "down", "-t", "1");
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(version) FROM migrations"));

        Ok("rollback", "-p", "sqlite", "by", "1", "-V", "-q");
        Assert.Null(
            Shell.Database.Scalar("SELECT max(version) FROM migrations") is ""
                ? null
                : Shell.Database.Scalar("SELECT max(version) FROM migrations")
        );
    }

    [Fact]
    public void MigrateUp_ToAVersionThatIsNotThere_IsAnErrorAndMakesNoFile()
    {
        Fails(ErrorCodes.UnknownTarget, "migrate", "up", "-t", "999");

        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Fact]
    public void MigrateUp_BelowTheCurrentVersion_NamesTheCommandThatGoesDown()
    {
        Ok("migrate");

        Assert.Contains(
            "next:  to go back: dotnet fm rollback to 1",
            Fails(ErrorCodes.TargetBelowCurrent, "migrate", "up", "-t", "1"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("rollback", "all")]
    [InlineData("migrate", "down")]
    public void UndoingEverything_WithoutAnAnswer_IsRefused(params string[] command)
    {
        Ok("migrate");

        Assert.Contains("next:  add --yes if this is intended", Fails(ErrorCodes.ConfirmationNeeded, command), StringComparison.Ordinal);
        Assert.Equal("2", Shell.Database.Scalar("SELECT count(*) FROM migrations"));

        Assert.EndsWith("2 undone, 2 pending.\n", Ok([.. command, "--yes"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Rollback_ThatWouldLoseRows_NeedsTheNamedAllowance()
    {
        Ok("migrate");
        Shell.Database.Execute("INSERT INTO example_features (name) VALUES ('kept')");

        Assert.Contains("--allow-data-loss", Fails(ErrorCodes.DataLoss, "rollback", "--yes"), StringComparison.Ordinal);
        Assert.Contains("table example_features (1 row)", Fails(ErrorCodes.DataLoss, "rollback", "--dry-run"), StringComparison.Ordinal);
        Assert.Contains("deleted table example_features (1 row)", Ok("rollback", "--allow-data-loss"), StringComparison.Ordinal);

        Assert.DoesNotContain("example_features", Shell.Database.Tables());
    }

    [Fact]
    public void DryRun_OfEverything_WritesNothing()
    {
        Shell.WithLegacy();
        var before = Shell.Database.Hash;

        Assert.EndsWith("A dry run on a copy with all rows: nothing was written.\n", Ok("migrate", "--dry-run"), StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);
        Assert.Equal(["bot.db"], Directory.EnumerateFileSystemEntries(Shell.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Preview_OfANewDatabase_WritesSqlAndNoFile()
    {
        var sql = Ok("migrate", "--preview");

        Assert.Contains("CREATE TABLE \"example_features\"", sql, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Shell.Folder));
    }

    [Fact]
    public void Output_WithAName_WritesTheSqlThatRan()
    {
        Ok("migrate", "-o=ran.sql");

        Assert.Contains("CREATE TABLE \"example_features\"", File.ReadAllText(Shell.File("ran.sql")), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_WithoutAName_IsNamedAfterTheAssembly()
    {
        Ok("migrate", "--no-connection", "-q", "-o");

        Assert.Contains("CREATE TABLE \"example_features\"", File.ReadAllText(Shell.File("Gromozeka.Bot.sql")), StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Fact]
    public void Migrate_ThatFails_SaysWhereAndKeepsWhatWasBefore()
    {
        Shell.Assembly = Repository.Samples;

        var error = Shell.Run("migrate", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Failing");

        Assert.Equal(1, error.ExitCode);
        Assert.StartsWith("GM501 Migration 2 (Bad) failed going up, at operation 2 of 2", error.Error, StringComparison.Ordinal);
        Assert.Contains("no such table: absent", error.Error, StringComparison.Ordinal);
        Assert.Equal("  ✓ 1  Good\n", Stable(error.Output));
        Assert.Equal("1", Shell.Database.Scalar("SELECT max(Version) FROM VersionInfo"));
        Assert.DoesNotContain("bad", Shell.Database.Tables());
    }

    [Fact]
    public void Migrate_FailsOnADatabaseWithRows_NamesTheBackup()
    {
        Ok("migrate", "up", "-t", "1");
        Shell.Database.Execute("CREATE TABLE example_features (id INTEGER)");

        var text = Shell.Run("migrate");
        using var document = System.Text.Json.JsonDocument.Parse(Shell.Run("migrate", "--json").Output);

        Assert.Equal(1, text.ExitCode);
        Assert.Contains("✓ backup  backups/bot-", text.Output, StringComparison.Ordinal);
        Assert.Equal(1, document.RootElement.GetProperty("backups").GetArrayLength());
    }

    [Fact]
    public void Migrate_WhileAnotherProcessWrites_EndsWithTheLockTimeOut()
    {
        Shell.WithLegacy();
        using var writer = Shell.Database.Open();
        using var begin = writer.CreateCommand();
        begin.CommandText = "BEGIN EXCLUSIVE";
        begin.ExecuteNonQuery();

        Fails(ErrorCodes.LockTimeout, "migrate", "--lock-timeout", "1", "--no-backup");
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void Signal_DuringAStep_RollsItBack(string signal, int expected)
    {
        Shell.Assembly = Repository.Samples;
        using var process = Shell.Start("migrate", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Slow", "-V");
        // The statement is written before it runs; it has no end, so it is running, or about to, when it is stopped.
        while (process.StandardError.ReadLine() is { } line && !line.Contains("RECURSIVE", StringComparison.Ordinal)) { }

        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        var call = process.End();

        Assert.Equal(expected, call.ExitCode);
        Assert.Contains("The run was stopped.", call.Error, StringComparison.Ordinal);
        Assert.Contains("rolled back", call.Error, StringComparison.Ordinal);
        Assert.Equal(["VersionInfo"], Shell.Database.Tables());
    }

    [Fact]
    public void Seed_RunsAProfile_OnlyOnAnUpToDateDatabase()
    {
        Assert.Contains("run dotnet fm migrate first", Fails(ErrorCodes.CommandLine, "seed"), StringComparison.Ordinal);
        Ok("migrate");

        Assert.Contains("  ✓ profile DevelopmentSeed\n", Ok("seed"), StringComparison.Ordinal);
        Assert.Equal("3", Shell.Database.Scalar("SELECT count(*) FROM chat_info"));
        Assert.Contains("there is Development", Fails(ErrorCodes.CommandLine, "seed", "development"), StringComparison.Ordinal);
    }
}
