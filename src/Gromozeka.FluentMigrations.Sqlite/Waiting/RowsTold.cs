using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Counts the rows of one statement, and reports them several times a second.</summary>
/// <param name="work">Receives the reports.</param>
/// <param name="kind">What happens to the rows.</param>
/// <param name="table">Their table.</param>
/// <param name="total">Their total number; null if it is not known.</param>
/// <param name="clock">The clock.</param>
internal sealed class RowsTold(LongWork work, WorkKind kind, string table, long? total, TimeProvider clock)
{
    /// <summary>The number of rows between two readings of the clock.</summary>
    private const int BetweenLooks = 128;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long _told = clock.GetTimestamp();
    private long _done;

    /// <summary>Counts one more row.</summary>
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

    /// <summary>Ends the count with its statement.</summary>
    public void End(long done) => Tell(done);

    private void Tell(long done) => work.Tell(new WorkReport(kind, table, done, total));
}
