using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>
/// Who is in the way need not be a run of the engine. Error, waiting line and <c>doctor</c> name it, and in the same way.
/// </summary>
public sealed class ForeignHolderTests : ToolTest
{
    /// <summary>A run that was killed, and whose number nobody has now.</summary>
    private static readonly string LeftByDead = $"process 4194305 (dotnet-fm) on {Environment.MachineName}, since 2026-01-01T00:00:00Z\n";

    private static string Process => $"process {Environment.ProcessId} ({AppDomain.CurrentDomain.FriendlyName})";

    private string LockFile => Shell.Database.Path + ".lock";

    /// <summary>By flock, and by fcntl, on any part of the file.</summary>
    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, "left")]
    [InlineData(false, "left")]
    [InlineData(false, "not by a run\n")]
    public async Task TheLockOfRuns_HeldByAnotherProgram_IsTold(bool isWhole, string content)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Shell.WithLegacy();
        File.WriteAllText(LockFile, content == "left" ? LeftByDead : content);
        string waiting;
        using (Hold(isWhole))
        {
            using var process = Shell.Start("migrate", "--no-backup", "--lock-timeout", "3600");
            waiting = await Waits.Said(process, "waiting");
            process.Kill();
            await process.WaitForExitAsync();

            Assert.StartsWith($"  … waiting for the lock that {Process} holds, ", waiting, StringComparison.Ordinal);
            var error = Fails(ErrorCodes.LockTimeout, "migrate", "--no-backup", "--lock-timeout", "1");
            Assert.Contains(
                $"The lock of …/bot.db could not be acquired.\n  why:   {Process} holds it and did not release it within",
                error,
                StringComparison.Ordinal
            );
            Assert.Matches(
                $@"(?m)^  ✗ lock +{System.Text.RegularExpressions.Regex.Escape(Process)} holds the run lock$",
                Shell.Run("doctor").Output
            );
        }

        Ok("migrate", "--no-backup");
    }

    /// <summary>A text that a killed run has left names nobody.</summary>
    [Fact]
    public void TheTextOfADeadRun_KeepsNobodyWaiting()
    {
        Shell.WithLegacy();
        File.WriteAllText(LockFile, LeftByDead);

        Assert.Contains("nobody is writing", Shell.Run("doctor").Output, StringComparison.Ordinal);
        Ok("migrate", "--no-backup");
    }

    /// <summary>A program that reads has locked nothing for itself.</summary>
    [Theory]
    [InlineData("BEGIN; SELECT count(*) FROM settings", "in use by another process", "is reading it")]
    [InlineData("BEGIN EXCLUSIVE", "locked by another process", "is writing to it")]
    public void AProgram_IsSaidToDoWhatItDoes(string sql, string what, string why)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Ok("migrate", "up", "-t", "1");
        Shell.Database.Execute("PRAGMA journal_mode = delete");
        using var program = Shell.Database.Open();
        using var command = program.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();

        var error = Fails(ErrorCodes.LockTimeout, "migrate", "--no-backup", "--lock-timeout", "1");

        Assert.Matches(
            $@"(?m)^  . lock +.*{System.Text.RegularExpressions.Regex.Escape(Process)} is (reading it|writing)$",
            Shell.Run("doctor", "--lock-timeout", "1").Output
        );
        Assert.Contains(
            $" …/bot.db stayed {what}.\n  why:   {Process} {why}; it did not release the database in time\n",
            error,
            StringComparison.Ordinal
        );
    }

    private FileStream Hold(bool isWhole)
    {
        var file = new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, isWhole ? FileShare.None : FileShare.ReadWrite);
        if (!isWhole && !OperatingSystem.IsMacOS())
            file.Lock(0, 0);
        return file;
    }
}
