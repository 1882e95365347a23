using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>Compares a database with the replay of exactly the versions that it has applied. Only reads.</summary>
internal sealed class DriftDetector(IDatabase database, MigrationHistory history, IDatabaseSession session, MigrationReplay replay)
{
    /// <exception cref="MigrationException">The versions cannot be replayed.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public DriftReport Find(MigrationCatalog catalog, CancellationToken cancellationToken)
    {
        var look = DriftLook.At(database, history, session);
        if (look.Versions.Count == 0)
            return new DriftReport(database.Name, 0, [], []);
        if (database.Scratch is null)
            throw DriftErrors.NoScratch(database.Name);
        var unknown = look.Versions.Where(version => catalog.Find(version) is null).ToList();
        if (unknown.Count > 0)
            throw DriftErrors.Unknown(database.Name, unknown);

        DriftReport? nearest = null;
        MigrationException? failure = null;
        foreach (var order in look.Orders.TakeWhile(_ => nearest?.HasDrift != false))
        {
            var replayed = replay.Run(order.Select(version => catalog.Find(version)!), cancellationToken);
            failure ??= replayed.Failure;
            // What belongs to the history is created by the next run that applies something; validate says if it is missing.
            var report = replayed.Failure is null
                ? Compare(look, replayed.After.Without(replayed.Before.Tables.Select(table => table.Name).Where(IsMissing)))
                : null;
            if (nearest is null || report?.Drift.Count() < nearest.Drift.Count())
                nearest = report;
        }

        return nearest ?? throw DriftErrors.CannotReplay(database.Name, failure!);

        bool IsMissing(TableName table) => look.Schema.Find(table) is null && !look.Schema.OtherNames.Contains(table);
    }

    private DriftReport Compare(DriftLook look, SchemaSnapshot expected)
    {
        var differences = SchemaComparer.Compare(expected, look.Schema);
        var changedViews = differences
            .Where(one => one.Kind == DifferenceKind.ChangedObject)
            .Select(one => one.Table)
            .ToHashSet(expected.Names);
        var repairs = new DriftRepairs(database, session, expected, look.Schema);
        return new DriftReport(
            database.Name,
            look.Versions[^1],
            [
                .. differences
                    .Where(one => one.Kind != DifferenceKind.ExtraTable)
                    // What has the name of something else is dropped before that is created; but a view is created again with its triggers.
                    .OrderBy(one =>
                        one.Kind is not (DifferenceKind.ExtraIndex or DifferenceKind.ExtraTrigger) ? 1
                        : changedViews.Contains(one.Table) ? 2
                        : 0
                    )
                    .Select(one => repairs.Of(new DriftDifference(one, look.Accepted.Has(one)))),
            ],
            [
                .. differences.Where(one => one.Kind == DifferenceKind.ExtraTable).Select(one => one.Subject),
                .. look
                    .Schema.Objects.Where(one => one.Kind != SchemaObjectKind.Trigger && !IsExpected(one, expected))
                    .Select(one => $"{one}"),
            ]
        );
    }

    private static bool IsExpected(SchemaObject found, SchemaSnapshot expected) =>
        expected.Find(found.Table) is not null || expected.Objects.Any(one => expected.Names.Equals(one.Table, found.Table));
}
