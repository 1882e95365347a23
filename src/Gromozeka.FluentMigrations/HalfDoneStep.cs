namespace Gromozeka.FluentMigrations;

/// <summary>
/// A step that may be partially applied: it had no transaction, or ended it, and the log does not say that it finished. Its process ended,
/// or is still running; or it failed after some of its changes took effect.
/// </summary>
/// <param name="Version">The version of the migration.</param>
/// <param name="Direction"><c>up</c> or <c>down</c>.</param>
/// <param name="StartedAt">When it started, UTC, ISO 8601.</param>
/// <param name="Host">The machine on which it ran.</param>
/// <param name="ProcessId">The process in which it ran.</param>
/// <param name="Error">How it failed, with the statement; null if it never ended.</param>
public sealed record HalfDoneStep(long Version, string Direction, string StartedAt, string Host, long ProcessId, string? Error)
{
    /// <summary>The step in words: its direction, its start and its result.</summary>
    public override string ToString() =>
        $"migration {Version}, going {Direction}, started {StartedAt} on {Host} by process {ProcessId}, "
        + (Error is null ? "which stopped midway (or is still running)" : "failed:\n" + Error);
}
