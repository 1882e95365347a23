using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

public class LockWaitTests
{
    private readonly List<TimeSpan> _turns = [];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, 1)]
    [InlineData(60, 60)]
    public void TakeTurn_UntilTheTimeIsOver_CountsTheTurns(int seconds, int turns)
    {
        using var wait = Wait(seconds);

        while (wait.TakeTurn()) { }

        Assert.False(wait.TakeTurn());
        Assert.Equal(turns, _turns.Count);
        Assert.Equal(Enumerable.Range(1, turns).Select(turn => TimeSpan.FromSeconds(turn)), _turns);
    }

    [Fact]
    public void Restart_AfterTheTimeIsOver_BeginsItAnew()
    {
        using var wait = Wait(1);
        Assert.True(wait.TakeTurn());
        Assert.False(wait.TakeTurn());

        wait.Restart();

        Assert.True(wait.TakeTurn());
    }

    [Fact]
    public void Interrupt_UntilResumed_EndsEveryWait()
    {
        using var wait = Wait(60);

        wait.Interrupt();
        Assert.False(wait.TakeTurn());
        wait.Restart();
        Assert.False(wait.TakeTurn());
        Assert.Empty(_turns);

        wait.Resume();
        Assert.True(wait.TakeTurn());
    }

    [Fact]
    public void TakeTurn_ThatIsTheLast_EndsTheRepetitionByTheDriver()
    {
        using var wait = Wait(1);
        using var command = new SqliteCommand { CommandTimeout = 60 };
        wait.Watch(command);

        Assert.True(wait.TakeTurn());
        Assert.Equal(60, command.CommandTimeout);
        Assert.False(wait.TakeTurn());
        Assert.Equal(LockWait.NoRepetition, command.CommandTimeout);
    }

    /// <summary>An exception would pass through SQLite and end the process.</summary>
    [Fact]
    public void TakeTurn_OfAThreadThatIsInterrupted_EndsAndLeavesTheInterruptionToTheThread()
    {
        using var wait = Wait(60_000);
        var hasThrown = false;
        var thread = new Thread(() =>
        {
            Thread.CurrentThread.Interrupt();
            while (wait.TakeTurn()) { }

            try
            {
                Thread.Sleep(0);
            }
            catch (ThreadInterruptedException)
            {
                hasThrown = true;
            }
        });

        thread.Start();
        thread.Join();

        Assert.True(hasThrown);
        Assert.True(_turns.Count < 60_000);
    }

    [Theory]
    [InlineData(1, 0, 0.05)]
    [InlineData(1, 60_000, 0.05)]
    [InlineData(15, 60_000, 0.05)]
    [InlineData(16, 0, 0.05)]
    [InlineData(16, 800, 2)]
    [InlineData(16, 2000, 5)]
    [InlineData(32, 60_000, 5)]
    public void Turn_OfAnyNumber_IsOfRandomLengthBelowALimit(int number, int waited, double limit)
    {
        var random = new Random(1);

        var turns = Enumerable
            .Range(0, 1000)
            .Select(_ => LockWait.Turn(number, TimeSpan.FromMilliseconds(waited), random).TotalMilliseconds)
            .ToList();

        Assert.InRange(turns.Min(), 0, limit / 100);
        Assert.InRange(turns.Max(), limit * 0.99, limit);
        Assert.InRange(turns.Average(), limit * 0.4, limit * 0.6);
    }

    private LockWait Wait(int seconds) =>
        new(
            new SqliteDatabaseOptions
            {
                ConnectionString = "",
                LockTimeout = TimeSpan.FromSeconds(seconds),
                Clock = new SteppingClock(),
                Work = new LongWork(new WorkListener { Waiting = _turns.Add }),
            }
        );
}
