using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>The schema of an in-memory database before and after a migration was applied to it.</summary>
/// <param name="Before">The schema with only the history and its tables.</param>
/// <param name="After">The schema with the result of the migration.</param>
internal sealed record SchemaReplay(SchemaSnapshot Before, SchemaSnapshot After)
{
    /// <summary>Applies one migration to an empty in-memory database.</summary>
    public static SchemaReplay Of(
        MigrationDescriptor migration,
        IDatabase database,
        MigrationHistory history,
        Func<IDatabaseSession, StepExecutor> newExecutor,
        IServiceProvider services
    )
    {
        using var scratch = database.OpenScratch();
        scratch.Begin();
        history.EnsureCreated(scratch);
        scratch.Commit();
        var before = scratch.ReadSchema();
        var step = new PreparedStep(migration.Type, MigrationActivator.Create(migration, services), migration, StepDirection.Up);
        try
        {
            newExecutor(scratch).Execute(step, CancellationToken.None);
        }
        catch (MigrationException error)
        {
            // The state of the in-memory database is irrelevant to the user.
            throw error.WithState(HistoryErrors.Unchanged);
        }

        return new SchemaReplay(before.Without(history.OwnTables), scratch.ReadSchema().Without(history.OwnTables));
    }

    /// <summary>The tables that the migration itself creates.</summary>
    public IEnumerable<TableShape> Made => After.Tables.Where(table => Before.Find(table.Name) is null);
}
