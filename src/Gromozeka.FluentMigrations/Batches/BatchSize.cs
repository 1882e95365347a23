namespace Gromozeka.FluentMigrations.Batches;

/// <summary>
/// How many rows the next batch has: what fits into the target time at the speed of the last ones; half as many after a failure, until the
/// row that fails is alone.
/// </summary>
/// <param name="pace">What the migration sets.</param>
/// <param name="most">The most rows of a batch.</param>
internal sealed class BatchSize(BatchPace pace, int most)
{
    private int _rows = Math.Min(pace.Rows, most);

    /// <summary>The rows of a failed batch that are not done yet: the row that fails is one of them.</summary>
    private int _suspected;

    /// <summary>The rows of the next batch.</summary>
    public int Next => _suspected > 0 ? Math.Max(1, _suspected / 2) : _rows;

    /// <summary>Takes the result of a committed batch.</summary>
    public void Succeed(int rows, TimeSpan took)
    {
        if (_suspected > 0)
        {
            _suspected = Math.Max(0, _suspected - rows);
            return;
        }

        if (pace.IsFixed)
            return;
        // Twice as many at most, because the next rows may be slower.
        var fitting = rows * (pace.Target / TimeSpan.FromTicks(Math.Max(1, took.Ticks)));
        _rows = (int)Math.Clamp(fitting, Math.Max(1, _rows / 4), Math.Min(most, 2L * _rows));
    }

    /// <summary>Lets the next batch have one row: the one that has failed.</summary>
    public void Alone() => _suspected = 1;

    /// <summary>Takes the failure of a batch.</summary>
    /// <returns>Whether a smaller batch can find the row that fails; otherwise it was alone.</returns>
    public bool Fail(int rows)
    {
        _suspected = rows <= 1 ? 0 : rows;
        return rows > 1;
    }
}
