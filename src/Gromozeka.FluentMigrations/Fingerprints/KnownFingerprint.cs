namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>A fingerprint in the log.</summary>
/// <param name="Fingerprint">The fingerprint.</param>
/// <param name="At">When the step began; null if that cannot be read.</param>
internal sealed record KnownFingerprint(StepFingerprint Fingerprint, DateTime? At);
