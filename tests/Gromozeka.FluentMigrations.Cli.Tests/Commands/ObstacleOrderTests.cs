using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>
/// Where several things are in the way of a run, all that tell of it end with the one that the run ends with, in the same words.
/// </summary>
public sealed class ObstacleOrderTests : ToolTest
{
    private const string Failing = "Gromozeka.FluentMigrations.Cli.Samples.Failing";
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    [Theory]
    [InlineData("the string")]
    [InlineData("the file")]
    [InlineData("the lock file")]
    [InlineData("the folder")]
    public void AFailingStep_OnADatabaseThatCannotBeWritten_IsNotWhatIsTold(string obstacle)
    {
        if (OperatingSystem.IsWindows())
            return;
        Shell.IsUnprivileged = true;
        Shell.Assembly = Repository.Samples;
        Ok("migrate", "up", "-t", "1", "-n", Failing);
        try
        {
            Block(obstacle);
            var run = Fails(ErrorCodes.ReadOnly, "migrate", "-n", Failing);

            Assert.Equal(
                run,
                Fails(ErrorCodes.ReadOnly, "migrate", "--dry-run", "-n", Failing)
                    .Replace("nothing was written to …/bot.db", "nothing was written", StringComparison.Ordinal)
            );
            Assert.Equal(
                run,
                Fails(ErrorCodes.ReadOnly, "migrate", "--dry-run", "--schema-only", "-n", Failing)
                    .Replace("nothing was written to …/bot.db", "nothing was written", StringComparison.Ordinal)
            );
            var plan = Shell.Run("plan", "-n", Failing);
            Assert.Equal(5, plan.ExitCode);
            Assert.Contains(
                "A run would be refused: " + run.Split('\n')[0][6..] + "\n" + run.Split('\n')[1],
                Stable(plan.Error),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("dry-run-", plan.All, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(Shell.Folder, Closed | UnixFileMode.UserWrite);
        }
    }

    /// <summary>A run is backed up before its first step.</summary>
    [Theory]
    [InlineData("migrate")]
    [InlineData("rollback")]
    public void AFailingStep_WhereNoBackupCanBeMade_IsNotWhatIsTold(string command)
    {
        if (OperatingSystem.IsWindows())
            return;
        Shell.IsUnprivileged = true;
        Shell.Assembly = Repository.Samples;
        var rows = "Gromozeka.FluentMigrations.Cli.Samples.Rows";
        Ok("migrate", "up", "-t", command == "migrate" ? "1" : "3", "-n", rows);
        // The rebuild fails on a NULL, and the way back below 3 is not there.
        Shell.Database.Execute("INSERT INTO people (name) VALUES ('a'), " + (command == "migrate" ? "(NULL)" : "('b')"));
        File.SetUnixFileMode(Directory.CreateDirectory(Shell.File("backups")).FullName, Closed);
        string[] arguments = command == "migrate" ? ["migrate", "-n", rows] : ["rollback", "by", "2", "--allow-data-loss", "-n", rows];

        var run = Fails(ErrorCodes.BackupFailed, arguments);

        Assert.Equal(run.Split('\n')[0], Fails(ErrorCodes.BackupFailed, [.. arguments, "--dry-run"]).Split('\n')[0]);
        if (command == "migrate")
            Assert.StartsWith("GM409 A run would be refused: ", Shell.Run("plan", "-n", rows).Error, StringComparison.Ordinal);
    }

    /// <summary>What a stamp has to record is looked at before the database is.</summary>
    [Fact]
    public void AStamp_OfADatabaseThatDiffersAndCannotBeWritten_IsRefusedForTheDifference()
    {
        Shell.WithLegacy();
        Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";

        Fails(ErrorCodes.StampDiffers, "stamp", "2");
        var dryRun = Shell.Run("stamp", "2", "--dry-run");

        Assert.Equal(7, dryRun.ExitCode);
        Assert.StartsWith("GM603 A stamp would be refused: ", dryRun.Error, StringComparison.Ordinal);
        Fails(ErrorCodes.ReadOnly, "stamp", "1");
        Fails(ErrorCodes.ReadOnly, "stamp", "1", "--dry-run");
    }

    [Theory]
    [InlineData("adopt")]
    [InlineData("stamp", "1")]
    public void ADryRun_OfACommandThatIsBackedUp_EndsAsTheCommandDoes(params string[] command)
    {
        if (OperatingSystem.IsWindows())
            return;
        Shell.IsUnprivileged = true;
        Shell.WithLegacy();
        File.SetUnixFileMode(Directory.CreateDirectory(Shell.File("backups")).FullName, Closed);

        Assert.Equal(
            Fails(ErrorCodes.BackupFailed, command).Split('\n')[0],
            Fails(ErrorCodes.BackupFailed, [.. command, "--dry-run"]).Split('\n')[0]
        );
    }

    /// <summary>What a run refuses before it begins leaves no folder.</summary>
    [Fact]
    public void AFolder_IsNotMadeForARunThatIsRefused()
    {
        Shell.Environment["FM_CONNECTION"] = "Data Source=one/two/new.db";

        Fails(ErrorCodes.UnknownTarget, "migrate", "--target", "9");

        Assert.False(Directory.Exists(Shell.File("one")));
    }

    private void Block(string obstacle)
    {
        if (obstacle == "the string")
            Shell.Environment["FM_CONNECTION"] = "Data Source=bot.db;Mode=ReadOnly";
        else if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                obstacle switch
                {
                    "the file" => Shell.Database.Path,
                    "the lock file" => Shell.Database.Path + ".lock",
                    _ => Shell.Folder,
                },
                obstacle == "the folder" ? Closed : UnixFileMode.UserRead
            );
    }
}
