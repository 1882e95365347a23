using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Counts the rows of one statement, and tells of them some times a second.</summary>
/// <param name="work">Who is told.</param>
/// <param name="kind">What is done to the rows.</param>
/// <param name="table">Their table.</param>
/// <param name="total">How many there are; null where that is not known.</param>
/// <param name="clock">The clock.</param>
internal sealed class RowsTold(LongWork work, WorkKind kind, string table, long? total, TimeProvider clock)
{
    /// <summary>How many rows pass between two looks at the clock.</summary>
    private const int BetweenLooks = 128;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long _told = clock.GetTimestamp();
    private long _done;

    /// <summary>One more row is done.</summary>
    public void Add()
    {
        if (++_done % BetweenLooks == 0)
            See(_done);
    }

    /// <summary>So many rows are done by now.</summary>
    public void See(long done)
    {
        if (clock.GetElapsedTime(_told) < Pause)
            return;
        _told = clock.GetTimestamp();
        Tell(done);
    }

    /// <summary>The statement has ended.</summary>
    public void End(long done) => Tell(done);

    private void Tell(long done) => work.Tell(new WorkReport(kind, table, done, total));
}
