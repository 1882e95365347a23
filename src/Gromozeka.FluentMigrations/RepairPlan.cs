using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Validation;

namespace Gromozeka.FluentMigrations;

/// <summary>What is wrong with a database, and what a repair would do. Immutable.</summary>
public sealed class RepairPlan
{
    internal RepairPlan(string database, RepairOptions options, IReadOnlyList<RepairAction> actions, HistoryHead head, long schemaRevision)
    {
        Database = database;
        Options = options;
        Actions = actions;
        Head = head;
        SchemaRevision = schemaRevision;
    }

    /// <summary>The database, as messages name it.</summary>
    public string Database { get; }

    /// <summary>The operator's decisions.</summary>
    public RepairOptions Options { get; }

    /// <summary>Everything that is wrong, in the order of the repair; empty if nothing is wrong.</summary>
    public IReadOnlyList<RepairAction> Actions { get; }

    /// <summary>
    /// Why a repair would be refused now: the database is damaged, or an operator must choose first. Null if it would not be.
    /// </summary>
    public MigrationException? Refusal =>
        Actions.FirstOrDefault(action => action.Code == ErrorCodes.Corrupt) is { } damage ? DamageErrors.Corrupt(Database, damage.What)
        : Actions.FirstOrDefault(action => action.Kind == RepairKind.NeedsChoice) is { } undecided
            ? RepairErrors.NeedsChoice(this, undecided)
        : null;

    internal HistoryHead Head { get; }

    internal long SchemaRevision { get; }

    /// <summary>What the repair itself does.</summary>
    internal IEnumerable<RepairAction> OfRepair => Actions.Where(action => action.Kind != RepairKind.Manual);

    /// <summary>Whether another plan, created from the history alone, requires the same actions on the same database.</summary>
    internal bool IsSameAs(RepairPlan other) =>
        Head == other.Head
        && SchemaRevision == other.SchemaRevision
        && OfRepair.Select(Essence).SequenceEqual(other.OfRepair.Select(Essence));

    private static (ErrorCode, string, string) Essence(RepairAction action) => (action.Code, action.What, action.Does);
}
