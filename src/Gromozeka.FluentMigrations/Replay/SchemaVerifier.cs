using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>
/// Applies each step of a run to an empty database as well, which has applied what the real one has. A difference between the two that was
/// not there before the step is one that the step caused.
/// </summary>
internal sealed class SchemaVerifier(
    IDatabase database,
    MigrationHistory history,
    IDatabaseSession scratch,
    Func<IDatabaseSession, StepExecutor> newExecutor
) : IStepVerifier, IDisposable
{
    private const string Next =
        "look at what the migration did to the database that it did not do to an empty one; for a run without the comparison, "
        + "switch VerifySchema off";

    private readonly StepExecutor _executor = newExecutor(scratch);
    private SchemaSnapshot? _expectedBefore;
    private SchemaSnapshot? _expectedAfter;
    private IReadOnlyList<SchemaDifference> _before = [];

    /// <summary>Applies what the database has applied to the empty database, before anything is written to the real one.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NotFullyChecked"/>: that is not possible.</exception>
    public void Replay(IEnumerable<PreparedStep> applied, CancellationToken cancellationToken)
    {
        scratch.Begin();
        history.EnsureCreated(scratch);
        scratch.Commit();
        foreach (var step in applied)
            Apply(step, HistoryErrors.Unchanged, cancellationToken);
    }

    public void Expect(PreparedStep step, CancellationToken cancellationToken)
    {
        (_expectedBefore, _expectedAfter) = (null, null);
        // A profile is not replayed.
        if (step.Migration is null)
            return;
        var before = Read(scratch);
        Apply(
            step with
            {
                Instance = step.Renew(),
            },
            $"{step.Name} has not begun; {database.Name} is as the step before left it",
            cancellationToken
        );
        (_expectedBefore, _expectedAfter) = (before, Read(scratch));
    }

    public void Begin(IDatabaseSession session)
    {
        if (_expectedBefore is not null)
            _before = SchemaComparer.Compare(_expectedBefore, Read(session));
    }

    public void Verify(IDatabaseSession session)
    {
        if (_expectedAfter is null)
            return;
        var caused = CausedDifferences.Of(_before, SchemaComparer.Compare(_expectedAfter, Read(session)));
        if (caused.Count > 0)
            throw new CheckFailedException(
                ErrorCodes.SchemaNotAsReplayed,
                "it changed the schema in another way than it changes an empty database: " + string.Join("; ", caused),
                Next
            );
    }

    public void Dispose() => scratch.Dispose();

    private void Apply(PreparedStep step, string state, CancellationToken cancellationToken)
    {
        try
        {
            _executor.Execute(step, cancellationToken);
        }
        catch (MigrationException failure)
        {
            throw new MigrationException(
                ErrorCodes.NotFullyChecked,
                $"{database.Name} was not migrated further.",
                $"its schema is to be verified, and {step.Name} cannot be replayed on an empty database: {failure.Why}",
                state,
                "let the migration create what it needs, or ask for it (Schema.Table(…).Exists()); or switch VerifySchema off",
                failure
            )
            {
                Version = step.Migration?.Version,
                Migration = failure.Migration,
            };
        }
    }

    private SchemaSnapshot Read(IDatabaseSession session) => session.ReadSchema().Without(history.OwnTables);
}
