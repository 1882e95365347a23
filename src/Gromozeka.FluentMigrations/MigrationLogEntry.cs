namespace Gromozeka.FluentMigrations;

/// <summary>One attempted step, as the log tells it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Direction"><c>up</c>, <c>down</c>, <c>adopt</c>, <c>stamp</c>, or <c>repair</c>, which is no step but what a person said of one.</param>
/// <param name="StartedAt">When it began, in UTC; null where the row says nothing readable.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Outcome"><c>success</c>, <c>failure</c>, <c>running</c>, <c>partial</c>, <c>applied</c> or <c>not applied</c>.</param>
/// <param name="Error">Why it failed; null for a success.</param>
/// <param name="Host">The name of the machine.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="EngineVersion">The version of the engine.</param>
public sealed record MigrationLogEntry(
    long Version, string Direction, DateTime? StartedAt, TimeSpan Duration, string Outcome, string? Error, string Host, long ProcessId, string EngineVersion)
{
    /// <summary>What else is to be known of it, as the differences that were accepted when a database was adopted; null for nothing.</summary>
    public string? Notes { get; init; }
}
