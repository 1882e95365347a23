using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>Applies migrations, one after the other, to an empty in-memory database, and lists what this cannot show.</summary>
internal sealed class MigrationReplay(
    IDatabase database,
    MigrationHistory history,
    Func<IDatabaseSession, StepExecutor> newExecutor,
    Func<IDatabaseSession, StepRecorder> newRecorder,
    IServiceProvider services
)
{
    /// <summary>Receives each migration and the schema after it, if anybody asks.</summary>
    public Action<MigrationDescriptor, SchemaSnapshot>? AfterEach { get; init; }

    /// <summary>Replays migrations.</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public ReplayResult Run(IEnumerable<MigrationDescriptor> migrations, CancellationToken cancellationToken = default)
    {
        using var scratch = database.OpenScratch();
        scratch.Begin();
        history.EnsureCreated(scratch);
        scratch.Commit();
        var before = scratch.ReadSchema().Without(history.OwnTables);
        var executor = newExecutor(scratch);
        var notCompared = new List<string>();
        MigrationException? failure = null;
        foreach (var migration in migrations)
        {
            try
            {
                var step = new PreparedStep(migration.Type, MigrationActivator.Create(migration, services), migration, StepDirection.Up);
                if (Doubt(newRecorder(scratch).Record(step, MigrationActivator.Create(migration, services)).Expressions) is { } doubt)
                    notCompared.Add($"migration {migration}: {doubt}");
                executor.Execute(step, cancellationToken);
                AfterEach?.Invoke(migration, scratch.ReadSchema().Without(history.OwnTables));
            }
            catch (MigrationException cause)
            {
                // A step without a transaction reports an interruption as its own failure.
                cancellationToken.ThrowIfCancellationRequested();
                failure = cause;
                notCompared.Add($"migration {migration} and those after it: they cannot be replayed on an empty database ({cause.Why})");
                break;
            }
        }

        return new ReplayResult(before, scratch.ReadSchema().Without(history.OwnTables), notCompared, failure);
    }

    private static string? Doubt(IReadOnlyList<IMigrationExpression> expressions) =>
        SchemaOnly.Is(expressions) ? null
        : expressions.All(expression =>
            expression is InsertDataExpression or UpdateDataExpression or DeleteDataExpression || SchemaOnly.Is([expression])
        )
            ? "the rows that it writes are not compared"
        : "it runs its own SQL or code, whose effect on rows is not compared";
}
