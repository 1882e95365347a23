using System.Globalization;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>A program that dies at every start, after the backup: the disk does not fill up with backups of one state.</summary>
public sealed class CrashLoopTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Migrate_KilledAtEveryStart_KeepsOneBackup()
    {
        using var file = BotFile.Legacy();
        file.Manager().Migrate(1);
        var sound = Sound.After(file);
        using var other = file.Copy();
        var end = int.Parse(
            (await Victim.Run("bot", other.Path, "up", "-", "count", "0")).Output.Split(' ')[^1],
            CultureInfo.InvariantCulture
        );

        for (var crash = 0; crash < Size.Crashes; crash++)
        {
            // Within the step, which comes last; the look at the backup that is there makes every start but the first longer.
            Assert.Equal(ProgramRun.Killed, (await Victim.Run("bot", file.Path, "up", "-", "kill", $"{end - 20}")).ExitCode);
            Assert.Single(file.Manager().Backups!.List(), backup => backup.Version == 1);
        }

        output.WriteLine($"{Size.Crashes} crashes: {Size.Text}");
        Assert.Equal(1, file.Manager().GetCurrentVersion());
        sound.Start(file);
        Assert.Empty(file.Remains);
        Assert.Single(file.Manager().Backups!.List(), backup => backup.Version == 1);
    }
}
