using System.Security.Cryptography;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>
/// A write-ahead log that a crash has left beside the file is written back by who writes, not by who finds nothing to do.
/// </summary>
public sealed class LeftLogTests : ToolTest
{
    private string Log => Shell.Database.Path + "-wal";

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate", "--target", "2")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("rollback", "to", "2")]
    [InlineData("stamp", "2")]
    [InlineData("repair")]
    [InlineData("backup")]
    [InlineData("backups")]
    [InlineData("status")]
    [InlineData("plan", "-t", "1")]
    [InlineData("doctor")]
    [InlineData("validate")]
    public void ACommandThatWritesNothing_LeavesFileAndLogAsTheyAre(params string[] command)
    {
        Ok("migrate");
        Crash();
        var before = (Shell.Database.Hash, Hash(Log));

        Ok([.. command, "-q"]);

        Assert.Equal(before, (Shell.Database.Hash, Hash(Log)));
        Assert.Equal(["yes"], Shell.Database.Rows("SELECT word FROM after_all"));
    }

    /// <summary>And who writes leaves no log.</summary>
    [Fact]
    public void ARunThatWrites_WritesTheLogBack()
    {
        Ok("migrate", "up", "-t", "1");
        Crash();

        Ok("migrate", "--no-backup");

        Assert.False(File.Exists(Log));
        Assert.Equal(["yes"], Shell.Database.Rows("SELECT word FROM after_all"));
    }

    /// <summary>Leaves the files as they are while a program has a row in the log.</summary>
    private void Crash()
    {
        using (var program = Shell.Database.Open())
        {
            using var command = program.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = wal; CREATE TABLE after_all (word); INSERT INTO after_all VALUES ('yes')";
            command.ExecuteNonQuery();
            foreach (var ending in new[] { "", "-wal" })
                File.Copy(Shell.Database.Path + ending, Shell.File("copy" + ending));
        }

        foreach (var ending in new[] { "", "-wal" })
            File.Move(Shell.File("copy" + ending), Shell.Database.Path + ending, overwrite: true);
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
