using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Stamping;

/// <summary>
/// Records versions for a database that another tool created, after comparing it with the result of the migrations. Runs no migration on
/// it.
/// </summary>
internal sealed class Stamper(IDatabase database, MigrationHistory history, IDatabaseSession session)
{
    /// <summary>Compares, and decides which versions are recorded. Only reads.</summary>
    /// <param name="version">The highest version to record.</param>
    /// <param name="missing">The migrations whose versions are not recorded yet.</param>
    /// <param name="all">The migrations that the database is then assumed to have applied.</param>
    /// <param name="replay">Replays migrations.</param>
    public StampPlan Plan(
        long version,
        IReadOnlyList<MigrationDescriptor> missing,
        IEnumerable<MigrationDescriptor> all,
        MigrationReplay replay
    )
    {
        var revision = session.SchemaRevision();
        var head = history.ReadHead(session);
        history.Trial.TryAll(session);
        if (missing.Count == 0)
            return new StampPlan(database.Name, version, missing, [], [], head, revision);
        if (database.Scratch is null)
            return new StampPlan(
                database.Name,
                version,
                missing,
                [],
                ["the schema: this database provider has no scratch database to replay the migrations on"],
                head,
                revision
            );
        var (before, after, notCompared, _) = replay.Run(all);
        var actual = session.ReadSchema().Without(history.OwnTables);
        // What belongs to the history is created with the first version.
        var expected = after.Without(before.Tables.Select(table => table.Name).Where(name => actual.Find(name) is null));
        var differences = new DifferenceJudge(database, session).Judge(expected, actual).Select(AdoptionDifference.Of);
        return new StampPlan(database.Name, version, missing, [.. differences], notCompared, head, revision);
    }

    /// <summary>Records the versions of a plan, in one transaction.</summary>
    public void Write(StampPlan plan)
    {
        var started = history.Start();
        try
        {
            session.EnsureCreated();
            session.Begin();
            if (history.ReadHead(session) != plan.Head || session.SchemaRevision() != plan.SchemaRevision)
                throw StampErrors.Changed(database.Name, plan.Version);
            history.EnsureCreated(session);
            foreach (var migration in plan.Migrations)
            {
                history.Add(session, migration);
                history.Log.Write(
                    session,
                    migration.Version,
                    StepDirections.Stamp,
                    StepOutcomes.Success,
                    started,
                    notes: migration == plan.Migrations[^1] ? Notes(plan) : null
                );
            }

            foreach (var migration in plan.Migrations)
                history.Confirm(session, migration.Version, isApplied: true);
            session.Commit();
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            session.Rollback();
            throw cause is CheckFailedException check
                ? HistoryErrors.NotKept(database.Name, check)
                : database.Explain(cause, HistoryErrors.Unchanged, () => StampErrors.Failed(database.Name, plan.Version, cause));
        }
    }

    private static string? Notes(StampPlan plan)
    {
        var lines = plan
            .Differences.Select(one => AcceptedDifferences.Note(one.Class.ToString().ToLowerInvariant(), one))
            .Concat(plan.NotCompared.Select(line => $"not compared: {line.ReplaceLineEndings(" ")}"))
            .ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
