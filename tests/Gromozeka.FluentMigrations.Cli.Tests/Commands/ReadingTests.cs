using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>The commands that only look: their output, and that they change nothing.</summary>
public sealed class ReadingTests : ToolTest
{
    [Theory]
    [InlineData("status")]
    [InlineData("plan")]
    [InlineData("plan", "-V")]
    [InlineData("plan", "-t", "0")]
    [InlineData("script")]
    [InlineData("script", "--from", "0", "--idempotent")]
    [InlineData("history")]
    [InlineData("list", "migrations")]
    [InlineData("validate")]
    [InlineData("validate", "versions")]
    [InlineData("drift")]
    [InlineData("doctor")]
    [InlineData("backups", "--verify")]
    [InlineData("migrate", "--preview")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("rollback", "--dry-run", "--allow-data-loss")]
    [InlineData("adopt", "--dry-run")]
    [InlineData("repair", "--dry-run")]
    public void ACommandThatReads_NeverWrites(params string[] command)
    {
        Shell.WithLegacy();
        Ok("migrate", "up", "-t", "1", "--no-backup");
        var before = (Shell.Database.Hash, Files());

        Ok([.. command, "-q"]);
        Ok([.. command, "--json"]);

        Assert.Equal(before.Hash, Shell.Database.Hash);
        Assert.Equal(before.Item2, Files());
    }

    [Fact]
    public void Plan_OfARebuild_CountsRowsAndBytes()
    {
        Shell.Assembly = Repository.Samples;
        Ok("migrate", "up", "-t", "20260101", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Shop");

        Assert.Equal(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 20260101 → 20260103
              ↑ 20260102  Longer names
                  rebuilds  customers  1 row, 23 B
              ↑ 20260103  Orders
                  creates  orders
            2 steps, 1 row, 23 B touched.   Next: dotnet fm migrate -n Gromozeka.FluentMigrations.Cli.Samples.Shop

            """,
            Ok("plan", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Shop", "-b")
        );
    }

    [Fact]
    public void Plan_OfTheWayDown_SaysWhatWouldBeLost()
    {
        Shell.WithLegacy();
        Ok("migrate", "--no-backup");

        var plan = Ok("plan", "-t", "0");

        Assert.Contains("drops  chat_messages", plan, StringComparison.Ordinal);
        Assert.Contains(
            "Rows would be lost: the run is refused without --allow-data-loss, because it drops table ",
            plan,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void List_Migrations_IsWrittenAsByFluentMigrator()
    {
        Ok("migrate", "up", "-t", "1");

        Assert.Equal("⌘ 1: Initial schema (current)\n  2: Example features (not applied)\n", Ok("list", "migrations"));
        Shell.Assembly = Repository.Samples;
        Assert.EndsWith(
            "20260103: Orders (not applied) (BREAKING)\n",
            Ok("list", "migrations", "-n", "Gromozeka.FluentMigrations.Cli.Samples.Shop", "--nested", "-c", "Data Source=other.db"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void List_Processors_NamesThem() => Assert.Equal("sqlite\npostgres\n", Ok("list", "processors"));

    [Fact]
    public void ValidateVersions_WithAPendingOneBelow_Fails()
    {
        Assert.Equal("Version ordering valid.\n", Ok("validate", "versions"));
        Ok("migrate");
        Shell.Database.Execute("DELETE FROM migrations WHERE version = 1");

        Assert.Contains("1 (Migration001InitialSchema)", Fails(ErrorCodes.OutOfOrder, "validate", "versions"), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WithFindings_ListsThemAndRepairMendsThem()
    {
        Ok("migrate");
        Assert.Equal("No problems found.\n", Ok("validate"));
        Shell.Database.Execute("UPDATE settings SET value = '1' WHERE key = 'db_migration_version'");

        Assert.StartsWith("GM203 ", Ok("validate"), StringComparison.Ordinal);
        Assert.Equal(3, Shell.Run("validate", "--exit-code").ExitCode);
        Assert.Equal(7, Shell.Run("repair").ExitCode);
        Assert.EndsWith("Repaired.\n", Ok("repair", "--yes"), StringComparison.Ordinal);
        Assert.Equal("No problems found.\n", Ok("validate"));
        Assert.Equal("Nothing to repair.\n", Ok("repair"));
    }

    [Fact]
    public void History_TellsOfEveryAttempt()
    {
        Assert.EndsWith("The database keeps no log of attempted steps.\n", Ok("history"), StringComparison.Ordinal);
        Ok("migrate");
        Ok("rollback");

        var lines = Ok("history").Split('\n');

        Assert.Matches(@"^  ✓ 2026-01-05 09:00  up    1  Initial schema 5 ms", lines[1]);
        Assert.Matches(@"^  ✓ 2026-01-05 09:00  down  2  Example features 5 ms", lines[3]);
        Assert.Equal("3 attempts, 0 failed.", lines[4]);
    }

    [Fact]
    public void History_CountsAStepWithoutATransactionOnceAndNoDecisions()
    {
        Ok("migrate");
        Entry("down", "running", "2026-01-06T10:00:00.000Z");
        Entry("down", "partial", "2026-01-06T10:00:00.000Z");
        Entry("repair", "success", "2026-01-06T11:00:00.000Z");
        Entry("down", "running", "2026-01-06T12:00:00.000Z");

        var history = Ok("history");

        Assert.EndsWith("4 attempts, 1 failed.\n", history, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(history, " down "));
        Assert.Single(Regex.Matches(history, "running"));

        Shell.Database.Execute("DELETE FROM migration_log");
        Assert.EndsWith("0 attempts, 0 failed.\n", Ok("history"), StringComparison.Ordinal);

        void Entry(string direction, string outcome, string started) =>
            Shell.Database.Execute(
                "INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version) "
                    + $"VALUES (2, '{direction}', '{started}', 5, '{outcome}', 'host', 1, '1.0.0')"
            );
    }

    [Fact]
    public void Doctor_NamesTheFileAndWhereEachSettingComesFrom()
    {
        Ok("migrate");

        var checks = Shell.Run("doctor").Output;

        Assert.Contains(Shell.Database.Path, checks, StringComparison.Ordinal);
        Assert.Matches(@"Database:ConnectionString .*\(FM_CONNECTION\)", checks);
        Assert.Matches(@"Database:WriteAheadLog +True +\(.*appsettings\.json\)", checks);
        Assert.Contains("no damage found", checks, StringComparison.Ordinal);
        Assert.EndsWith("No problems found.\n", checks, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_OnAFileThatIsNoDatabase_GoesOnAndSaysSo()
    {
        File.WriteAllText(Shell.Database.Path, new string('x', 4096));

        var call = Shell.Run("doctor", "--exit-code");

        Assert.Equal(5, call.ExitCode);
        Assert.Contains("GM403", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_OnADamagedFile_EndsWithWhatEveryCommandEndsWith()
    {
        Shell.WithLegacy();
        using (var file = File.OpenWrite(Shell.Database.Path))
        {
            file.Position = 4096 * 3;
            file.Write(new byte[4096 * 4]);
        }

        var call = Shell.Run("doctor");

        Assert.Equal(5, call.ExitCode);
        Assert.Contains("✗ integrity", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Backup_List_Restore_BringTheRowsBack()
    {
        Shell.WithLegacy();
        Ok("migrate", "--no-backup");
        Ok("backup");
        Shell.Database.Execute("DELETE FROM chat_messages");

        Assert.Contains("verified\n1 backup in backups\n", Ok("backups", "--verify"), StringComparison.Ordinal);
        Fails(ErrorCodes.ConfirmationNeeded, "restore");
        Assert.StartsWith("Restored from backups/bot-", Ok("restore", "--yes"), StringComparison.Ordinal);

        Assert.Equal("3000", Shell.Database.Scalar("SELECT count(*) FROM chat_messages"));
        Assert.Equal(ErrorCodes.BackupUnusable.ExitCode, Shell.Run("restore", "absent.db", "--yes").ExitCode);
    }

    [Fact]
    public void Adopt_ALegacyDatabase_RecordsVersionOneAndNothingElse()
    {
        Shell.WithLegacy();

        Assert.EndsWith("1 pending.   Next: dotnet fm migrate\n", Ok("baseline"), StringComparison.Ordinal);
        Assert.Equal(["1"], Shell.Database.Rows("SELECT version FROM migrations"));
        Assert.EndsWith(
            "Nothing to adopt: the database has a version, or none of the tables of migration 1.\n",
            Ok("adopt"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Adopt_ADatabaseOfAnotherShape_IsRefused()
    {
        Shell.WithLegacy();
        Shell.Database.Execute("DROP TABLE cache_weather; CREATE TABLE cache_weather (data BLOB)");
        var before = Shell.Database.Hash;

        Fails(ErrorCodes.ShapeDiffers, "adopt");
        Assert.Equal(before, Shell.Database.Hash);
    }

    private List<string?> Files() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(Shell.Folder)
                .Select(Path.GetFileName)
                .Where(name => !name!.EndsWith("-shm", StringComparison.Ordinal) && !name.EndsWith("-wal", StringComparison.Ordinal))
                .Order(),
        ];
}
