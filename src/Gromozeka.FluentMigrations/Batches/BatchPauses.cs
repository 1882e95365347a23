namespace Gromozeka.FluentMigrations.Batches;

/// <summary>
/// How long to wait after a batch. A writer who waits for SQLite tries again at intervals of up to 25 ms, and gets in only if the database
/// is free then.
/// </summary>
/// <param name="pace">What the migration sets.</param>
internal sealed class BatchPauses(BatchPace pace)
{
    /// <summary>The longest interval of SQLite's own busy handler during its first 100 ms.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);

    /// <summary>How long to work without a pause if nobody else writes.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(200);

    /// <summary>How much work after a commit of somebody else another one is expected.</summary>
    private static readonly TimeSpan s_expected = TimeSpan.FromSeconds(10);

    private long? _othersSeen;
    private TimeSpan _sinceOthers = s_expected;
    private TimeSpan _sincePause;

    /// <summary>The pause after a batch.</summary>
    /// <param name="worked">How long its transaction took.</param>
    /// <param name="others">The number of commits of other connections; null if it is not known, because nobody waits for them.</param>
    public TimeSpan After(TimeSpan worked, long? others)
    {
        if (pace.Pause is { } pause)
            return pause;
        if (others is null)
            return TimeSpan.Zero;
        _sinceOthers = _othersSeen is { } seen && seen != others ? TimeSpan.Zero : _sinceOthers + worked;
        _othersSeen = others;
        _sincePause += worked;
        if (_sinceOthers >= s_expected && _sincePause < s_longest)
            return TimeSpan.Zero;
        _sincePause = TimeSpan.Zero;
        return s_pause;
    }
}
