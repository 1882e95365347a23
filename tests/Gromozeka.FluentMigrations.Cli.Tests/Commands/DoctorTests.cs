using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>doctor</c> on what cannot be used, and who is in the way.</summary>
public sealed class DoctorTests : ToolTest
{
    private static string Process => $"process {Environment.ProcessId} (";

    [Fact]
    public void Doctor_OnAFileThatCannotBeOpened_EndsWithWhatEveryCommandEndsWith()
    {
        if (OperatingSystem.IsWindows())
            return;
        Shell.WithLegacy();
        Shell.IsUnprivileged = true;
        File.SetUnixFileMode(Shell.Database.Path, UnixFileMode.None);

        Assert.Matches("(?m)^  ✗ content +GM406 ", Ends(Fails(ErrorCodes.CannotOpen, "status")));
    }

    [Fact]
    public void Doctor_OnAFolder_EndsWithWhatEveryCommandEndsWith()
    {
        Directory.CreateDirectory(Shell.Database.Path);
        Fails(ErrorCodes.CannotOpen, "backup");

        var checks = Ends(Fails(ErrorCodes.CannotOpen, "status"));

        Assert.DoesNotContain("does not exist yet", checks, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_OnALogWithoutItsDatabase_EndsWithWhatEveryCommandEndsWith()
    {
        File.WriteAllText(Shell.Database.Path + "-wal", "rows");

        Ends(Fails(ErrorCodes.Corrupt, "status"));
    }

    [Fact]
    public void Doctor_OnAMissingFileThatMayNotBeCreated_EndsWithWhatEveryCommandEndsWith()
    {
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadWrite";

        Ends(Fails(ErrorCodes.CannotOpen, "status"));
    }

    [Fact]
    public void Doctor_OnAVersionTableThatCannotBeRead_EndsWithWhatEveryCommandEndsWith()
    {
        Shell.Database.Execute("CREATE TABLE migrations (other TEXT)");

        Ends(Fails(ErrorCodes.HistoryUnreadable, "status"));
    }

    /// <summary>An administrator may write to such a file, and nobody else.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Doctor_OnAReadOnlyFile_SaysWhatARunDoes(bool isUnprivileged)
    {
        if (OperatingSystem.IsWindows())
            return;
        Shell.WithLegacy();
        Shell.IsUnprivileged = isUnprivileged;
        File.SetUnixFileMode(Shell.Database.Path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        var checks = Shell.Run("doctor");
        var run = Shell.Run("migrate", "--no-backup");

        Assert.Equal(run.ExitCode, checks.ExitCode);
        Assert.Equal(run.ExitCode != 0, checks.Output.Contains("cannot be migrated", StringComparison.Ordinal));
        Assert.Equal(run.ExitCode == 0, Environment.IsPrivilegedProcess && !isUnprivileged);
    }

    /// <summary>A run that has nothing to do writes nothing.</summary>
    [Fact]
    public void Doctor_OnAReadOnlyFileWithNothingPending_EndsAsTheRunDoes()
    {
        Ok("migrate");
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";

        Assert.Contains("it cannot be migrated: ", Ok("doctor"), StringComparison.Ordinal);
        Assert.Equal(3, Shell.Run("doctor", "--exit-code").ExitCode);
        Ok("migrate");
    }

    [Theory]
    [InlineData("delete", "BEGIN IMMEDIATE")]
    [InlineData("wal", "BEGIN IMMEDIATE; INSERT INTO settings VALUES ('a', 'b', 'c')")]
    public void Doctor_WhileAProgramWrites_NamesIt(string mode, string sql)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Shell.Database.Execute($"PRAGMA journal_mode = {mode}; CREATE TABLE settings (a, b, c); INSERT INTO settings VALUES (1, 2, 3)");
        using var writer = Shell.Database.Open();
        using var command = writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();

        var checks = Shell.Run("doctor", "--exit-code");

        Assert.Matches($@"(?m)^  ✗ lock +process {Environment.ProcessId} \([^)]+\) is writing$", checks.Output);
        Assert.Equal(3, checks.ExitCode);
        Assert.Contains(
            $"  why:   {Process}",
            Fails(ErrorCodes.LockTimeout, "migrate", "--lock-timeout", "1", "--no-backup"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Doctor_WhileARunHoldsTheLock_NamesIt()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Shell.WithLegacy();
        var other = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={Shell.Database.Path}" });
        using var held = other.Lock.TryAcquire();

        Assert.Matches($@"(?m)^  ✗ lock +process {Environment.ProcessId} \([^)]+\) holds the run lock$", Shell.Run("doctor").Output);
        Assert.Contains($"  why:   {Process}", Fails(ErrorCodes.LockTimeout, "migrate", "--lock-timeout", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_WhileAProgramReads_NamesIt()
    {
        Shell.WithLegacy();
        Ok("migrate", "--no-backup");
        Ok("backup");
        using var reader = Shell.Database.Open();

        if (OperatingSystem.IsLinux())
            Assert.Contains($"  why:   {Process}", Fails(ErrorCodes.DatabaseInUse, "restore"), StringComparison.Ordinal);
    }

    /// <summary>The checks, when they end as another command did that failed.</summary>
    private string Ends(string error)
    {
        var call = Shell.Run("doctor");
        Assert.Equal(ErrorCodes.All.Single(code => error.StartsWith(code.Id, StringComparison.Ordinal)).ExitCode, call.ExitCode);
        Assert.Contains(error[..5], call.Output, StringComparison.Ordinal);
        Assert.Equal("", call.Error);
        return call.Output;
    }
}
