using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>
/// A process is killed at each point of a run, counted from the first: before each call to the database, the lock and the backups, and
/// before, or in the middle of, each write of SQLite's. The loop ends when a run gets to its end.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private int _next;

    [Fact]
    public Task Migrate_LegacyFile_AnyStartGoesOn() => KillEverywhere(Legacy, "up", "-", wal: null, every: 1);

    [Fact]
    public Task Migrate_NoFile_AnyStartGoesOn() => KillEverywhere(BotFile.New, "up", "wal", wal: true, every: 3);

    [Fact]
    public Task Rollback_AnyStartGoesOn() => KillEverywhere(Migrated, "down", "-", wal: true, every: 2);

    [Fact]
    public Task Restore_LeavesTheOldFileOrTheNew() => KillEverywhere(RolledBack, "restore", "-", wal: null, every: 11);

    private async Task KillEverywhere(Func<BotFile> make, string command, string journal, bool? wal, int every)
    {
        using var before = make();
        var sound = Sound.After(before, wal);
        var kills = 0;

        await Task.WhenAll(
            Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (await Kill(before, command, journal, Interlocked.Add(ref _next, Size.Every(every)), sound, wal))
                            Interlocked.Increment(ref kills);
                    })
                )
        );

        output.WriteLine($"{kills} kills: {Size.Text}");
        Assert.True(kills > 0);
    }

    /// <summary>Kills one run, and starts once as ever.</summary>
    /// <returns>Whether it was killed; otherwise it got to its end.</returns>
    private static async Task<bool> Kill(BotFile before, string command, string journal, int point, Sound sound, bool? wal)
    {
        using var file = before.Copy();
        var run = await Victim.Run("bot", file.Path, command, journal, "kill", $"{point}");
        var isKilled = run.ExitCode == ProgramRun.Killed;
        Assert.True(isKilled || run.Output.Contains("done", StringComparison.Ordinal), run.All);
        try
        {
            sound.Start(file, wal);
            // Nothing pending writes nothing; the next run that makes a backup, or restores one, clears away what this one left.
            if (file.Remains.Count > 0)
            {
                Again(file, command);
                sound.Start(file, wal);
            }

            Assert.Empty(file.Remains);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Killed at point {point} of {command}: {error.Message}", error);
        }

        return isKilled;
    }

    private static void Again(BotFile file, string command)
    {
        Assert.NotEqual("up", command);
        if (command == "down")
            file.Manager().RollbackTo(1);
        else
            file.Manager().Backups!.Restore(file.Manager().Backups!.FindNewestGood()!.Name);
    }

    private static BotFile Legacy() => BotFile.Legacy();

    private static BotFile Migrated()
    {
        var file = BotFile.Legacy();
        file.Manager(wal: true).Migrate();
        return file;
    }

    private static BotFile RolledBack()
    {
        var file = Migrated();
        file.Manager().RollbackTo(1);
        return file;
    }
}
