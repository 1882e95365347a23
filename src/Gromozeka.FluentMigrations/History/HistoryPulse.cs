namespace Gromozeka.FluentMigrations.History;

/// <summary>What one query tells of the history, at a cost that does not grow with it.</summary>
/// <param name="Highest">The highest applied versions in ascending order: all of them where <paramref name="Count"/> is no more than
/// <see cref="Most"/>.</param>
/// <param name="Count">How many versions are applied.</param>
/// <param name="HalfDone">How many of the last steps in the log may be partially applied.</param>
/// <param name="LastRun">When a step was last applied or attempted; null where nothing says so.</param>
internal sealed record HistoryPulse(IReadOnlyList<long> Highest, long Count, int HalfDone, DateTime? LastRun)
{
    /// <summary>How many versions, and how many entries of the log, are looked at.</summary>
    public const int Most = 1000;

    /// <summary>There is no version table.</summary>
    public static HistoryPulse None { get; } = new([], 0, 0, null);
}
