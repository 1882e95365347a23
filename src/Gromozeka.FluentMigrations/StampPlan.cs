using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Stamping;

namespace Gromozeka.FluentMigrations;

/// <summary>Which versions a stamp would record, and how the database compares with what their migrations make. Immutable.</summary>
public sealed class StampPlan
{
    internal StampPlan(
        string database,
        long version,
        IReadOnlyList<MigrationDescriptor> migrations,
        IReadOnlyList<AdoptionDifference> differences,
        IReadOnlyList<string> notCompared,
        HistoryHead head,
        long schemaRevision)
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

    /// <summary>The version up to which versions are recorded.</summary>
    public long Version { get; }

    /// <summary>The migrations whose versions are not recorded yet and would be, in order; empty when there is nothing to do.</summary>
    public IReadOnlyList<MigrationDescriptor> Migrations { get; }

    /// <summary>How the schema differs from what the migrations make on an empty database, with what each difference means. Nothing of it is changed.</summary>
    public IReadOnlyList<AdoptionDifference> Differences { get; }

    /// <summary>What no comparison tells, one line each: migrations that change rows or run SQL and code of their own, and those that cannot be replayed.</summary>
    public IReadOnlyList<string> NotCompared { get; }

    /// <summary>Whether some differences are more than harmless, so that they have to be accepted.</summary>
    public bool NeedsAcceptance => Objections.Any();

    /// <summary>The error that a stamp ends with whose differences are not accepted; null when none has to be.</summary>
    public MigrationException? Refusal => NeedsAcceptance ? StampErrors.Differs(this) : null;

    internal HistoryHead Head { get; }

    internal long SchemaRevision { get; }

    /// <summary>The differences with which the program may not run.</summary>
    internal IEnumerable<AdoptionDifference> Objections =>
        Differences.Where(one => one.Class is not (DifferenceClass.Harmless or DifferenceClass.Warned));
}
