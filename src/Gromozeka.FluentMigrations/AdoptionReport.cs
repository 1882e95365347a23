namespace Gromozeka.FluentMigrations;

/// <summary>How an existing database was adopted.</summary>
/// <param name="Version">The version that it has now.</param>
/// <param name="Added">What was missing and was added, one line each.</param>
/// <param name="LeftAlone">What the database has in addition to the expected schema, left unchanged, one line each.</param>
public sealed record AdoptionReport(long Version, IReadOnlyList<string> Added, IReadOnlyList<string> LeftAlone)
{
    /// <summary>What was declared differently and now has the expected shape, one line each.</summary>
    public IReadOnlyList<string> Aligned { get; init; } = [];

    /// <summary>
    /// Every difference from the expected schema that was accepted, added or aligned, with its meaning. They are recorded in the log.
    /// </summary>
    public IReadOnlyList<AdoptionDifference> Differences { get; init; } = [];
}
