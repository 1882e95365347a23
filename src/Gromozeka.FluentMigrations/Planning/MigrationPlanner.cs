using Gromozeka.FluentMigrations.Catalog;

namespace Gromozeka.FluentMigrations.Planning;

/// <summary>Decides what has to run, from the catalog and the applied versions. Does no I/O.</summary>
internal sealed class MigrationPlanner(MigrationCatalog catalog, MigrationOptions options, string database)
{
    /// <summary>The steps from the applied versions up to a target.</summary>
    /// <param name="applied">The applied versions in ascending order.</param>
    /// <param name="target">The version to reach; null for the latest.</param>
    public MigrationPlan Up(IReadOnlyList<long> applied, long? target)
    {
        var current = Current(applied);
        var warnings = CheckHistory(applied);
        if (target is { } goal)
        {
            if (goal != 0 && catalog.Find(goal) is null)
                throw PlanErrors.UnknownTarget(goal, catalog.Latest, database);
            if (goal < current)
                throw PlanErrors.TargetBelowCurrent(goal, current, database);
        }

        var had = applied.ToHashSet();
        var steps = catalog
            .Versions.Where(version => !had.Contains(version) && version <= (target ?? long.MaxValue))
            .Select(version => new PlanStep(catalog.Find(version)!, StepDirection.Up))
            .ToList();

        if (steps.Find(step => step.Migration.Version < current) is { } late)
        {
            if (!options.AllowOutOfOrder)
                throw PlanErrors.OutOfOrder(late.Migration, current, database);
            warnings.Add(
                $"Migration {late.Migration} is older than the current version {current} and is applied anyway (AllowOutOfOrder)."
            );
        }

        if (steps.Find(step => step.Migration.IsBreakingChange) is { } breaking && !options.AllowBreakingChange)
            throw PlanErrors.BreakingChange(breaking.Migration, current, database);
        return new MigrationPlan(steps, warnings);
    }

    /// <summary>The migrations up to a version that are not applied.</summary>
    /// <param name="applied">The applied versions in ascending order.</param>
    /// <param name="version">The version.</param>
    public IReadOnlyList<MigrationDescriptor> Stamp(IReadOnlyList<long> applied, long version)
    {
        CheckHistory(applied);
        if (catalog.Find(version) is null)
            throw PlanErrors.UnknownStamp(version, catalog.Latest, database);
        return [.. catalog.Versions.Where(candidate => candidate <= version).Except(applied).Select(candidate => catalog.Find(candidate)!)];
    }

    /// <summary>The steps that undo the last applied migrations.</summary>
    /// <param name="applied">The applied versions in ascending order.</param>
    /// <param name="steps">How many to undo; if there are fewer, all are undone.</param>
    public MigrationPlan Down(IReadOnlyList<long> applied, int steps) => Undo(applied, applied.Reverse().Take(steps));

    /// <summary>The steps that undo every applied migration above a version.</summary>
    /// <param name="applied">The applied versions in ascending order.</param>
    /// <param name="version">The version to go back to: 0 for nothing, or an applied one.</param>
    public MigrationPlan DownTo(IReadOnlyList<long> applied, long version)
    {
        if (version != 0 && !applied.Contains(version))
        {
            throw catalog.Find(version) is not null && version > Current(applied)
                ? PlanErrors.TargetAboveCurrent(version, Current(applied), database)
                : PlanErrors.UnknownRollbackTarget(version, applied, database);
        }

        return Undo(applied, applied.Reverse().TakeWhile(candidate => candidate > version));
    }

    private MigrationPlan Undo(IReadOnlyList<long> applied, IEnumerable<long> versions) =>
        new(
            [
                .. versions.Select(version => new PlanStep(
                    catalog.Find(version) ?? throw PlanErrors.CannotUndo(version, Current(applied), database),
                    StepDirection.Down
                )),
            ],
            []
        );

    /// <summary>Applied versions that the program does not contain: newer ones, or removed ones.</summary>
    private List<string> CheckHistory(IReadOnlyList<long> applied)
    {
        var warnings = new List<string>();
        var unknown = applied.Except(catalog.Versions).ToList();
        var newer = unknown.FindAll(version => version > catalog.Latest);
        if (newer.Count > 0)
        {
            if (!options.AllowNewerDatabase)
                throw PlanErrors.NewerDatabase(newer, catalog.Latest, database);
            warnings.Add(
                $"The database has applied {PlanErrors.List(newer)}, newer than this program ({catalog.Latest}); "
                    + "it runs anyway (AllowNewerDatabase)."
            );
        }

        var missing = unknown.FindAll(version => version <= catalog.Latest);
        if (missing.Count > 0)
        {
            if (!options.AllowMissingMigrations)
                throw PlanErrors.MissingMigration(missing, Current(applied), database);
            warnings.Add(
                $"The database has applied {PlanErrors.List(missing)}, which this program lacks; it runs anyway (AllowMissingMigrations)."
            );
        }

        return warnings;
    }

    private static long Current(IReadOnlyList<long> applied) => applied.Count == 0 ? 0 : applied[^1];
}
