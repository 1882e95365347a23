namespace Gromozeka.FluentMigrations;

/// <summary>How an existing database was adopted.</summary>
/// <param name="Version">The version that it has now.</param>
/// <param name="Added">What was missing and was added, one line each.</param>
/// <param name="LeftAlone">What is there beyond the expected schema and was left alone, one line each.</param>
public sealed record AdoptionReport(long Version, IReadOnlyList<string> Added, IReadOnlyList<string> LeftAlone)
{
    /// <summary>What was declared in another way and has the expected shape now, one line each.</summary>
    public IReadOnlyList<string> Aligned { get; init; } = [];

    /// <summary>Every difference from the expected schema that was accepted, added or aligned, with what it means. The log keeps them.</summary>
    public IReadOnlyList<AdoptionDifference> Differences { get; init; } = [];
}
