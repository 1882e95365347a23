namespace Gromozeka.FluentMigrations;

/// <summary>One attempted step, as recorded in the log.</summary>
/// <param name="Version">The version.</param>
/// <param name="Direction"><c>up</c>, <c>down</c>, <c>adopt</c>, <c>stamp</c>, or <c>repair</c>, which is not a step but an operator's
/// decision about one.</param>
/// <param name="StartedAt">When it started, in UTC; null if the row has no readable time.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Outcome"><c>success</c>, <c>failure</c>, <c>running</c>, <c>partial</c>, <c>applied</c> or <c>not applied</c>.</param>
/// <param name="Error">Why it failed; null for a success.</param>
/// <param name="Host">The name of the machine.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="EngineVersion">The version of the engine.</param>
public sealed record MigrationLogEntry(
    long Version,
    string Direction,
    DateTime? StartedAt,
    TimeSpan Duration,
    string Outcome,
    string? Error,
    string Host,
    long ProcessId,
    string EngineVersion
)
{
    /// <summary>Additional notes, such as the differences that were accepted when a database was adopted; null for none.</summary>
    public string? Notes { get; init; }
}
