using System.Globalization;
using Gromozeka.FluentMigrations.Faults.Tests.Support;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>The lock of a run in the hands of another process: alive, dead, or never there.</summary>
public sealed class LockTests
{
    [Fact]
    public void Migrate_ALiveProcessHoldsTheLockForEver_NamesItAndChangesNothing()
    {
        using var file = BotFile.Legacy();
        var before = file.File.Hash;
        var started = DateTime.UtcNow;
        using var holder = Victim.Start("lock", file.Path);

        var error = Assert.Throws<MigrationException>(() => file.Manager(seconds: 0.3).Migrate());

        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
        Assert.Matches($@"^process {holder.Id} \(.+\) on {Environment.MachineName}, since ", error.Why);
        var since = DateTime.Parse(
            error.Why.Split("since ")[1].Split(' ')[0],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal
        );
        // It is told in whole seconds.
        Assert.InRange(since, started.AddSeconds(-1), DateTime.UtcNow);
        Assert.Equal(before, file.File.Hash);
        Assert.Empty(file.Remains);
    }

    [Fact]
    public void Migrate_NothingPending_DoesNotWaitForIt()
    {
        using var file = BotFile.Legacy();
        file.Manager().Migrate();
        using var holder = Victim.Start("lock", file.Path);

        Assert.Empty(file.Manager(seconds: 0.3).Migrate().Steps);
    }

    [Fact]
    public async Task Migrate_TheHolderWasKilled_ItsFileIsIgnored()
    {
        using var file = BotFile.Legacy();
        var sound = Sound.After(file);
        var holder = Victim.Start("lock", file.Path);
        holder.Kill();
        var id = holder.Id;
        Assert.Equal(ProgramRun.Killed, (await holder.End()).ExitCode);
        Assert.StartsWith($"process {id} (", File.ReadAllText(file.LockFile), StringComparison.Ordinal);

        sound.Start(file);

        Assert.Empty(file.Remains);
    }

    [Theory]
    [InlineData("process 1 on elsewhere, since 1970-01-01T00:00:00Z\n")]
    [InlineData("\u0000\u0001 rubbish \uFFFD")]
    public void Migrate_ALockFileFromElsewhere_IsIgnored(string content)
    {
        using var file = BotFile.Legacy();
        var sound = Sound.After(file);
        File.WriteAllText(file.LockFile, content);

        sound.Start(file);
    }

    [Fact]
    public async Task TryAcquire_ThroughALinkToNoFileYet_IsTheLockOfTheFile()
    {
        using var file = BotFile.New();
        var link = Path.Combine(file.Folder, "link.db");
        File.CreateSymbolicLink(link, file.Path);
        var holder = Victim.Start("lock", link);
        var taken = file.Database().Lock.TryAcquire();
        await holder.End();
        Assert.Null(taken);

        using var held = file.Database().Lock.TryAcquire();
        Assert.NotNull(held);
    }
}
