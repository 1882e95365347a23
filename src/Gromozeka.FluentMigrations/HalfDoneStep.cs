namespace Gromozeka.FluentMigrations;

/// <summary>
/// A step that may be half done: it had no transaction, or ended it, and the log does not say that it came to an end. Its process died,
/// or is still at work; or it failed after something of it had taken effect.
/// </summary>
/// <param name="Version">The version of the migration.</param>
/// <param name="Direction"><c>up</c> or <c>down</c>.</param>
/// <param name="StartedAt">When it began, UTC, ISO 8601.</param>
/// <param name="Host">The machine on which it ran.</param>
/// <param name="ProcessId">The process in which it ran.</param>
/// <param name="Error">How it failed, with the statement; null when it never ended.</param>
public sealed record HalfDoneStep(long Version, string Direction, string StartedAt, string Host, long ProcessId, string? Error)
{
    /// <summary>The step in words: which way it went, when, and what came of it.</summary>
    public override string ToString() =>
        $"migration {Version}, going {Direction}, begun {StartedAt} on {Host} by process {ProcessId}, "
        + (Error is null ? "which died in the middle (or is still at work)" : "failed:\n" + Error);
}
