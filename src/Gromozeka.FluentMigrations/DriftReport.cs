using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations;

/// <summary>How the schema of a database differs from what its applied migrations make of an empty one. Immutable.</summary>
/// <param name="Database">The database, as messages name it.</param>
/// <param name="Version">Its version; 0 if it has none, so that there is nothing to compare.</param>
/// <param name="Differences">Every difference, accepted or not.</param>
/// <param name="OtherObjects">Tables, views and virtual tables that no migration creates. They are not drift.</param>
public sealed record DriftReport(
    string Database,
    long Version,
    IReadOnlyList<DriftDifference> Differences,
    IReadOnlyList<string> OtherObjects
)
{
    /// <summary>The differences that nobody has accepted.</summary>
    public IEnumerable<DriftDifference> Drift => Differences.Where(one => !one.IsAccepted);

    /// <summary>Whether the database has drifted.</summary>
    public bool HasDrift => Drift.Any();
}

/// <summary>One difference between the database and its migrations.</summary>
/// <param name="Difference">The difference: expected is what the migrations make.</param>
/// <param name="IsAccepted">Whether it was accepted when the database was adopted or stamped.</param>
public sealed record DriftDifference(SchemaDifference Difference, bool IsAccepted)
{
    /// <summary>The SQL that undoes it; null if SQL of this dialect cannot, or would lose rows.</summary>
    public string? Sql { get; init; }

    /// <summary>What a migration would say to undo it; null if <see cref="Sql"/> does.</summary>
    public string? Code { get; init; }

    /// <summary>The difference as one line.</summary>
    public override string ToString() => Difference.ToString();
}
