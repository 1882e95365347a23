using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>Many programs start at once on one file; a third of them is killed, or told to end, at some moment.</summary>
public sealed class ManyStartsTests(ITestOutputHelper output)
{
    // What a shell says of a program that ended by a signal, or by itself because of one.
    private static readonly int[] Ends = [0, 128 + 2, 128 + 9, 128 + 15];

    [Theory]
    [InlineData("")]
    [InlineData("legacy.db")]
    public async Task Start_ManyAtOnceSomeKilled_EachMigrationOnce(string legacy)
    {
        // Until a signal has met a program on its way at least once.
        var isMet = false;
        for (var round = 0; (round < Size.Rounds || !isMet) && round < Size.Rounds + 20; round++)
        {
            using var file = legacy.Length == 0 ? BotFile.New() : BotFile.Legacy(legacy);
            var sound = Sound.After(file);

            var ended = await Task.WhenAll(Enumerable.Range(0, Size.Starts).Select(start => Start(file, isEnded: start % 3 == 0)));

            output.WriteLine($"{string.Join(" ", ended.Select(run => run.ExitCode))}: {Size.Text}");
            Assert.All(ended, run => Assert.True(Ends.Contains(run.ExitCode), run.All));
            Assert.All(ended.Where((_, start) => start % 3 != 0), run =>
                Assert.Contains("2 applied, 0 pending.", run.Output, StringComparison.Ordinal)
            );
            Assert.Equal(
                [legacy.Length == 0 ? "1|up|success" : "1|adopt|success", "2|up|success"],
                file.Log.Where(step => step.EndsWith("success", StringComparison.Ordinal))
            );
            isMet |= ended.Any(run => run.ExitCode != 0);
            sound.Start(file);
            Assert.Empty(file.Remains);
        }

        Assert.True(isMet);
    }

    private static async Task<ProgramRun> Start(BotFile file, bool isEnded)
    {
        using var bot = Victim.StartBot(file.Path);
        if (isEnded)
        {
            await Task.Delay(Random.Shared.Next(250 * Size.Starts));
            bot.Signal(Random.Shared.GetItems<string>(["KILL", "TERM", "INT"], 1)[0]);
        }

        return await bot.End();
    }
}
