namespace Gromozeka.FluentMigrations.History;

/// <summary>What one query reads from the history, at a cost that does not grow with the history.</summary>
/// <param name="Highest">The highest applied versions in ascending order: all of them if <paramref name="Count"/> is at most
/// <see cref="Most"/>.</param>
/// <param name="Count">How many versions are applied.</param>
/// <param name="HalfDone">How many of the last steps in the log may be partially applied.</param>
/// <param name="LastRun">When a step was last applied or attempted; null if not known.</param>
internal sealed record HistoryPulse(IReadOnlyList<long> Highest, long Count, int HalfDone, DateTime? LastRun)
{
    /// <summary>How many versions, and how many log entries, are read at most.</summary>
    public const int Most = 1000;

    /// <summary>There is no version table.</summary>
    public static HistoryPulse None { get; } = new([], 0, 0, null);
}
