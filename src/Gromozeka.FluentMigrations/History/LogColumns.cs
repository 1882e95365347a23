namespace Gromozeka.FluentMigrations.History;

/// <summary>The columns of the log.</summary>
internal static class LogColumns
{
    public const string Id = "id";
    public const string Version = "version";
    public const string Direction = "direction";
    public const string StartedAt = "started_at";
    public const string Duration = "duration_ms";
    public const string Outcome = "outcome";
    public const string Error = "error";
    public const string Host = "host";
    public const string ProcessId = "process_id";
    public const string EngineVersion = "engine_version";
    public const string Notes = "notes";
    public const string Fingerprint = "fingerprint";

    /// <summary>The columns that a later release added: a log of an earlier one lacks them.</summary>
    public static readonly IReadOnlyList<string> Later = [Notes, Fingerprint];

    /// <summary>The columns that <see cref="LogStatements.Successes"/> reads.</summary>
    public static readonly IReadOnlyList<string> OfSuccesses = [Version, Direction, Duration, Outcome, Id];

    /// <summary>The columns that <see cref="LogStatements.Fingerprints"/> reads.</summary>
    public static readonly IReadOnlyList<string> OfFingerprints = [Version, StartedAt, Outcome, Id];

    /// <summary>The columns that <see cref="LogStatements.Unsettled"/> reads.</summary>
    public static readonly IReadOnlyList<string> OfUnsettled = [Version, Direction, StartedAt, Outcome, Error, Host, ProcessId, Id];

    /// <summary>The columns that every release writes, in the order in which they are written and read.</summary>
    public static readonly IReadOnlyList<string> Always =
    [
        Version,
        Direction,
        StartedAt,
        Duration,
        Outcome,
        Error,
        Host,
        ProcessId,
        EngineVersion,
    ];
}
