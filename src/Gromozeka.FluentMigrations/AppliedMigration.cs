namespace Gromozeka.FluentMigrations;

/// <summary>One row of the version table.</summary>
/// <param name="Version">The version.</param>
/// <param name="Description">What the row says of it, or null.</param>
/// <param name="AppliedAt">When it was applied, in UTC, as the row says it; null when the row says nothing readable.</param>
public sealed record AppliedMigration(long Version, string? Description, DateTime? AppliedAt)
{
    /// <summary>How long applying it took; null where there is no log.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether it was adopted from an existing database rather than run.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>Whether it was recorded by a stamp rather than run.</summary>
    public bool IsStamped { get; init; }
}
