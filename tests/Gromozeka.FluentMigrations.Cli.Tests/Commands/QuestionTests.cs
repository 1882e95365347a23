using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What would be refused anyway is not asked about.</summary>
public sealed class QuestionTests : ToolTest
{
    private static readonly string[][] UndoEverything =
    [
        ["rollback", "all"],
        ["migrate", "down"],
    ];

    [Fact]
    public void Restore_OfABackupThatIsNotThere_SaysSo()
    {
        Shell.WithLegacy();

        foreach (var name in (string[])["nosuch", "nosuch.db", "some/where.db"])
            Assert.Equal(Fails(ErrorCodes.BackupUnusable, "restore", name, "--yes"), Fails(ErrorCodes.BackupUnusable, "restore", name));
    }

    [Fact]
    public void Restore_OfWhatIsRefused_SaysSo()
    {
        Shell.WithLegacy();
        Ok("migrate", "--no-backup");
        Ok("backup");
        var backup = Assert.Single(Directory.GetFiles(Shell.File("backups"), "*.db"));
        File.WriteAllText(Shell.File("text.db"), "no database");

        Fails(ErrorCodes.BackupUnusable, "restore", "text.db");
        Fails(ErrorCodes.BackupUnusable, "restore", Shell.File("text.db"));
        using (Shell.Database.Open())
        {
            if (OperatingSystem.IsLinux())
                Fails(ErrorCodes.DatabaseInUse, "restore", backup);
        }

        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";
        Fails(ErrorCodes.ReadOnly, "restore", backup);
        Shell.Environment.Clear();
        Fails(ErrorCodes.ConfirmationNeeded, "restore", backup);
    }

    [Fact]
    public void UndoingEverything_ThatIsRefused_SaysSo()
    {
        Ok("migrate");
        Shell.Database.Execute("INSERT INTO example_features (name) VALUES ('kept')");
        foreach (var command in UndoEverything)
        {
            Assert.Contains("example_features (1 row)", Fails(ErrorCodes.DataLoss, command), StringComparison.Ordinal);
            Fails(ErrorCodes.ConfirmationNeeded, [.. command, "--allow-data-loss"]);
            Fails(ErrorCodes.CommandLine, [.. command, "-o", "bot.db"]);
            Fails(ErrorCodes.CommandLine, [.. command, "--transaction-mode", "Session"]);
        }

        Shell.Database.Execute("INSERT INTO migrations (version, description) VALUES (3, 'From the future')");
        foreach (var command in UndoEverything)
            Fails(ErrorCodes.MissingMigration, command);
    }

    [Fact]
    public void UndoingEverything_WhereNothingIsApplied_AsksNothing()
    {
        foreach (var command in UndoEverything)
            Assert.Contains("Nothing to do", Ok(command), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Shell.Folder));
    }

    [Fact]
    public void Repair_ThatNeedsAChoice_SaysSoInTheWordsOfTheTool()
    {
        Ok("migrate");
        Shell.Database.Execute(
            "INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, "
                + "engine_version) VALUES (2, 'down', '2026-01-05T09:00:00Z', 1, 'partial', 'h', 1, '0')"
        );

        var error = Fails(ErrorCodes.HalfDone, "repair");

        Assert.Contains("--mark-applied or --mark-not-applied", error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        // What it would do stands before that.
        Assert.Contains("\nGM706 ", Shell.Run("repair", "--mark-applied").Error, StringComparison.Ordinal);
    }
}
