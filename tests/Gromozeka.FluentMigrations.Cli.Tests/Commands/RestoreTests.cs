using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>What <c>restore</c> takes, and what it refuses.</summary>
public sealed class RestoreTests : ToolTest
{
    private string Backups => Path.Combine(Shell.Folder, "backups");

    [Fact]
    public void Restore_TheNewestIsNewerThanTheProgram_IsRefusedAndByNameNeedsTheOption()
    {
        Shell.WithLegacy();
        Ok("migrate", "--no-backup");
        Ok("backup");
        Shell.Database.Execute("INSERT INTO migrations (version, description, applied_at) VALUES (99, 'later', '2026-01-05T09:00:00Z')");
        Ok("backup");
        var newer = Path.GetFileName(Assert.Single(Directory.GetFiles(Backups, "*-v99.db")));

        var error = Fails(ErrorCodes.NewerBackup, "restore", "--yes");
        Assert.Contains("Z-v99.db (version 99)", error, StringComparison.Ordinal);
        Assert.Contains("Z-v2.db (version 2)", error, StringComparison.Ordinal);
        Assert.Contains("add --allow-newer-database", error, StringComparison.Ordinal);

        Assert.Contains("add --allow-newer-database", Fails(ErrorCodes.NewerBackup, "restore", newer, "--yes"), StringComparison.Ordinal);
        Assert.StartsWith("Restored from backups/bot-", Ok("restore", newer, "--allow-newer-database", "--yes"), StringComparison.Ordinal);
        Assert.Equal("99", Shell.Database.Scalar("SELECT max(version) FROM migrations"));
    }

    [Fact]
    public void Restore_WithoutABackup_SaysWhyThereIsNone()
    {
        Shell.WithLegacy();
        Assert.Contains("  why:   there is no folder …/backups\n", Fails(ErrorCodes.CommandLine, "restore"), StringComparison.Ordinal);
        Directory.CreateDirectory(Backups);
        Assert.Contains(
            "  why:   …/backups has no backup of …/bot.db\n",
            Fails(ErrorCodes.CommandLine, "restore"),
            StringComparison.Ordinal
        );
        Ok("backup");
        var backup = Assert.Single(Directory.GetFiles(Backups, "*.db"));
        File.WriteAllText(backup, "damaged");
        Assert.Contains("of the 1 backup in …/backups, none is good", Fails(ErrorCodes.CommandLine, "restore"), StringComparison.Ordinal);
    }

    /// <summary>Whether it asks or not.</summary>
    [Theory]
    [InlineData]
    [InlineData("--yes")]
    public void Restore_WhereTheDatabaseCannotBeWritten_BeginsNothing(params string[] options)
    {
        if (OperatingSystem.IsWindows())
            return;
        Shell.IsUnprivileged = true;
        Shell.WithLegacy();
        Ok("backup");
        Shell.Database.Execute("DELETE FROM chat_messages");
        File.SetUnixFileMode(Shell.Database.Path, UnixFileMode.UserRead);

        Fails(ErrorCodes.ReadOnly, ["restore", .. options]);

        Assert.Single(Directory.GetFiles(Backups, "*.db"));
    }

    [Fact]
    public void Restore_ACopyWithoutARecord_IsListedAsSuchAndTakenByNameOnly()
    {
        Shell.WithLegacy();
        Ok("migrate", "--no-backup");
        Ok("backup");
        File.Delete(Assert.Single(Directory.GetFiles(Backups, "*.json")));
        var name = Path.GetFileName(Assert.Single(Directory.GetFiles(Backups, "*.db")));

        Assert.Contains("no record\n1 backup in backups\n", Ok("backups"), StringComparison.Ordinal);
        Assert.Contains("verified, no record\n", Ok("backups", "--verify"), StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.CommandLine.ExitCode, Shell.Run("restore", "--yes").ExitCode);
        Assert.StartsWith("Restored from backups/bot-", Ok("restore", name, "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_AProgramHasTheDatabaseOpen_NeedsTheOption()
    {
        Shell.WithLegacy();
        Ok("migrate", "--no-backup");
        Ok("backup");
        using var program = Shell.Database.Open();
        using var command = program.CreateCommand();
        command.CommandText = "DELETE FROM chat_messages";
        command.ExecuteNonQuery();

        if (OperatingSystem.IsLinux())
            Assert.Contains("add --while-in-use", Fails(ErrorCodes.DatabaseInUse, "restore", "--yes"), StringComparison.Ordinal);
        Ok("restore", "--yes", "--while-in-use");

        command.CommandText = "SELECT count(*) FROM chat_messages";
        Assert.Equal(3000L, command.ExecuteScalar());
    }

    [Fact]
    public void Plan_WithAPolicy_SaysWhetherTheRunIsBackedUp()
    {
        Shell.WithLegacy();

        Assert.Contains(
            "Backup (BeforeRisky): before the run, because the database is adopted",
            Ok("plan", "--backup", "before-risky"),
            StringComparison.Ordinal
        );
        Assert.Contains("Backup (Never): none\n", Ok("plan", "--backup", "never"), StringComparison.Ordinal);
        Assert.DoesNotContain("Backup", Ok("plan"), StringComparison.Ordinal);
        Fails(ErrorCodes.CommandLine, "plan", "--backup", "sometimes");
        Ok("migrate", "--backup", "never");
        Assert.False(Directory.Exists(Backups));
    }
}
