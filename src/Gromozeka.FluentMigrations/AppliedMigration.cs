namespace Gromozeka.FluentMigrations;

/// <summary>One row of the version table.</summary>
/// <param name="Version">The version.</param>
/// <param name="Description">The description in the row, or null.</param>
/// <param name="AppliedAt">When it was applied, in UTC, according to the row; null if the row has no readable time.</param>
public sealed record AppliedMigration(long Version, string? Description, DateTime? AppliedAt)
{
    /// <summary>How long it took to apply; null without a log.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether it was adopted from an existing database rather than run.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>Whether it was recorded by a stamp rather than run.</summary>
    public bool IsStamped { get; init; }
}
