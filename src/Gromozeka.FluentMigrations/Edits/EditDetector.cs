using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Fingerprints;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Planning;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Edits;

/// <summary>
/// Finds the applied migrations that ask for something else now. What a migration asks for depends on its code alone, unless it asks the
/// database something, so it need not be recorded on the same database, or on a replay, to be compared. Only reads.
/// </summary>
internal sealed class EditDetector(
    IDatabase database,
    MigrationHistory history,
    IDatabaseSession session,
    StepRecorder recorder,
    Func<PlanStep, PreparedStep> prepare
)
{
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public EditReport Find(MigrationCatalog catalog, IReadOnlyList<long> applied, CancellationToken cancellationToken)
    {
        var known = history.Log.ReadFingerprints(session);
        var edited = new List<EditedMigration>();
        var notCompared = new List<NotComparedMigration>();
        foreach (var migration in applied.Distinct().Select(catalog.Find).OfType<MigrationDescriptor>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!known.TryGetValue(migration.Version, out var then))
                notCompared.Add(new NotComparedMigration(migration, NotComparedReason.Unknown, Why(NotComparedReason.Unknown)));
            else
                Compare(migration, then, edited, notCompared);
        }

        return new EditReport(database.Name, edited, notCompared);
    }

    private void Compare(
        MigrationDescriptor migration,
        KnownFingerprint then,
        List<EditedMigration> edited,
        List<NotComparedMigration> notCompared
    )
    {
        try
        {
            var comparison = new FingerprintComparison(then, history.Start().At, () => Record(migration));
            if (comparison.Obstacle is { } reason)
                notCompared.Add(new NotComparedMigration(migration, reason, Why(reason)));
            else if (comparison.IsEdited)
                edited.Add(
                    new EditedMigration(migration, then.At, comparison.Then, comparison.Now) { Fingerprint = comparison.Fingerprint }
                );
        }
        catch (MigrationException error)
        {
            notCompared.Add(new NotComparedMigration(migration, NotComparedReason.NotRepeatable, $"its code fails now: {error.Why}"));
        }
    }

    private StepFingerprint Record(MigrationDescriptor migration)
    {
        var step = prepare(new PlanStep(migration, StepDirection.Up));
        return recorder.FingerprintOf(step, recorder.Record(step, step.Instance, readsRevision: false));
    }

    private string Why(NotComparedReason reason) =>
        reason switch
        {
            NotComparedReason.Unknown when !history.Log.IsKept => "the program keeps no log (KeepLog) in which what it asked for would be",
            NotComparedReason.Unknown => "it was adopted, stamped, or applied by an earlier release or without a log",
            NotComparedReason.TooLong => "its values are different every time, and its text is longer than what the log keeps",
            NotComparedReason.DataDependent => "it asks the database what to do",
            _ => "it asks for other operations every time",
        };
}
