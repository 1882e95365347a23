using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Stamping;

namespace Gromozeka.FluentMigrations;

/// <summary>Which versions a stamp would record, and how the database compares with the result of their migrations. Immutable.</summary>
public sealed class StampPlan
{
    internal StampPlan(
        string database,
        long version,
        IReadOnlyList<MigrationDescriptor> migrations,
        IReadOnlyList<AdoptionDifference> differences,
        IReadOnlyList<string> notCompared,
        HistoryHead head,
        long schemaRevision
    )
    {
        Database = database;
        Version = version;
        Migrations = migrations;
        Differences = differences;
        NotCompared = notCompared;
        Head = head;
        SchemaRevision = schemaRevision;
    }

    /// <summary>The database, as messages name it.</summary>
    public string Database { get; }

    /// <summary>The highest version to record.</summary>
    public long Version { get; }

    /// <summary>The migrations whose versions would be recorded, in order; empty if there is nothing to do.</summary>
    public IReadOnlyList<MigrationDescriptor> Migrations { get; }

    /// <summary>
    /// How the schema differs from the result of the migrations on an empty database, with the meaning of each difference. Nothing is
    /// changed.
    /// </summary>
    public IReadOnlyList<AdoptionDifference> Differences { get; }

    /// <summary>
    /// What could not be compared, one line each: migrations that change rows or run their own SQL or code, and those that cannot be
    /// replayed.
    /// </summary>
    public IReadOnlyList<string> NotCompared { get; }

    /// <summary>Whether some differences are not harmless, so that they must be accepted.</summary>
    public bool NeedsAcceptance => Objections.Any();

    /// <summary>The error with which a stamp ends if the differences are not accepted; null if none must be.</summary>
    public MigrationException? Refusal => NeedsAcceptance ? StampErrors.Differs(this) : null;

    internal HistoryHead Head { get; }

    internal long SchemaRevision { get; }

    /// <summary>The differences with which the program may not run.</summary>
    internal IEnumerable<AdoptionDifference> Objections =>
        Differences.Where(one => one.Class is not (DifferenceClass.Harmless or DifferenceClass.Warned));
}
