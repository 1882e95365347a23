using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>Applies migrations, one after the other, to an empty in-memory database, and lists what this cannot show.</summary>
internal sealed class StampReplay(
    IDatabase database,
    MigrationHistory history,
    Func<IDatabaseSession, StepExecutor> newExecutor,
    Func<IDatabaseSession, StepRecorder> newRecorder,
    IServiceProvider services
)
{
    /// <summary>Replays migrations.</summary>
    /// <returns>The schema with only the history, the schema after all migrations, and what these do not show.</returns>
    public (SchemaSnapshot Before, SchemaSnapshot After, IReadOnlyList<string> NotCompared) Run(IEnumerable<MigrationDescriptor> migrations)
    {
        using var scratch = database.OpenScratch();
        scratch.Begin();
        history.EnsureCreated(scratch);
        scratch.Commit();
        var before = scratch.ReadSchema().Without(history.OwnTables);
        var executor = newExecutor(scratch);
        var notCompared = new List<string>();
        foreach (var migration in migrations)
        {
            try
            {
                var step = new PreparedStep(migration.Type, MigrationActivator.Create(migration, services), migration, StepDirection.Up);
                if (Doubt(newRecorder(scratch).Record(step, MigrationActivator.Create(migration, services)).Expressions) is { } doubt)
                    notCompared.Add($"migration {migration}: {doubt}");
                executor.Execute(step, CancellationToken.None);
            }
            catch (MigrationException cause)
            {
                notCompared.Add($"migration {migration} and those after it: they cannot be replayed on an empty database ({cause.Why})");
                break;
            }
        }

        return (before, scratch.ReadSchema().Without(history.OwnTables), notCompared);
    }

    private static string? Doubt(IReadOnlyList<IMigrationExpression> expressions) =>
        SchemaOnly.Is(expressions) ? null
        : expressions.All(expression =>
            expression is InsertDataExpression or UpdateDataExpression or DeleteDataExpression || SchemaOnly.Is([expression])
        )
            ? "the rows that it writes are not compared"
        : "it runs its own SQL or code, whose effect on rows is not compared";
}
