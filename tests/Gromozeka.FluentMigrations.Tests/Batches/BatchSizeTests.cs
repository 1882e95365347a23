using Gromozeka.FluentMigrations.Batches;

namespace Gromozeka.FluentMigrations.Tests.Batches;

public sealed class BatchSizeTests
{
    [Fact]
    public void Succeed_FastBatch_GrowsUpToTheTargetTime()
    {
        var size = new BatchSize(new BatchPace { Rows = 100, Target = TimeSpan.FromMilliseconds(100) }, most: 10_000);
        size.Succeed(100, TimeSpan.FromMilliseconds(10));
        Assert.Equal(200, size.Next);
        size.Succeed(200, TimeSpan.FromMilliseconds(80));
        Assert.Equal(250, size.Next);
        size.Succeed(250, TimeSpan.FromMilliseconds(500));
        Assert.Equal(62, size.Next);
    }

    [Fact]
    public void Succeed_Fixed_StaysAsItIs()
    {
        var size = new BatchSize(new BatchPace { Rows = 100, IsFixed = true }, most: 10_000);
        size.Succeed(100, TimeSpan.FromMilliseconds(1));
        size.Succeed(100, TimeSpan.FromMinutes(1));
        Assert.Equal(100, size.Next);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(100)]
    public void Fail_HalvesUntilTheRowIsAlone(int bad)
    {
        var size = new BatchSize(new BatchPace { Rows = 100, IsFixed = true }, most: 10_000);
        var (done, tries) = (0, 0);
        while (true)
        {
            tries++;
            var rows = Math.Min(size.Next, 100 - done);
            if (done < bad && bad <= done + rows)
            {
                if (!size.Fail(rows))
                    break;
                continue;
            }

            size.Succeed(rows, TimeSpan.Zero);
            done += rows;
        }

        Assert.Equal(bad - 1, done);
        Assert.InRange(tries, 2, 16);
    }

    [Fact]
    public void Most_LimitsEveryBatch()
    {
        var size = new BatchSize(new BatchPace { Rows = 100 }, most: 150);
        size.Succeed(100, TimeSpan.Zero);
        Assert.Equal(150, size.Next);
    }

    [Fact]
    public void Pauses_ComeAfterEachBatchOnlyWhileOthersWrite()
    {
        var pauses = new BatchPauses(new BatchPace());
        var batch = TimeSpan.FromMilliseconds(100);
        Assert.Equal([0, 25, 0, 25], Enumerable.Range(0, 4).Select(_ => pauses.After(batch, 1).TotalMilliseconds));
        Assert.Equal([25, 25, 25], Enumerable.Range(0, 3).Select(_ => pauses.After(batch, 2).TotalMilliseconds));
        for (var batches = 0; batches < 100; batches++)
            pauses.After(batch, 2);
        Assert.Equal(25, pauses.After(batch, 2).TotalMilliseconds + pauses.After(batch, 2).TotalMilliseconds);
        Assert.Equal(TimeSpan.Zero, new BatchPauses(new BatchPace()).After(TimeSpan.FromDays(1), null));
        Assert.Equal(batch, new BatchPauses(new BatchPace { Pause = batch }).After(TimeSpan.Zero, 1));
    }

    [Theory]
    [InlineData(2, 5, 3, true)]
    [InlineData(2, 5, 6, false)]
    [InlineData(22, 5, 23, true)]
    [InlineData(22, 5, 1, true)]
    [InlineData(22, 5, 12, false)]
    public void Hours_MayGoOverMidnight(int from, int to, int now, bool isAllowed) =>
        Assert.Equal(isAllowed, new BatchPace { Hours = (new TimeOnly(from, 0), new TimeOnly(to, 0)) }.Allows(new TimeOnly(now, 0)));
}
