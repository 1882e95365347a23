using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>An empty database in memory, with the tables of the history, on which statements are tried.</summary>
internal sealed class Trial : IDisposable
{
    private readonly IDatabaseSession _scratch;
    private readonly MigrationHistory _history;
    private readonly StepExecutor _executor;

    public Trial(IDatabase database, MigrationHistory history, Func<IDatabaseSession, StepExecutor> newExecutor)
    {
        _history = history;
        _scratch = database.OpenScratch();
        _scratch.Begin();
        history.EnsureCreated(_scratch);
        _scratch.Commit();
        _executor = newExecutor(_scratch);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>The schema without the tables of the history.</summary>
    public SchemaSnapshot Schema => _scratch.ReadSchema().Without(_history.OwnTables);

    /// <summary>Reads one table; null if there is none of that name.</summary>
    public TableShape? Read(TableName table) => _scratch.ReadTable(table);

    /// <summary>Runs statements in one step.</summary>
    /// <exception cref="MigrationException">One of them failed; none of them had an effect.</exception>
    public void Run(IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        var migration = new StatementMigration(statements);
        _executor.Execute(
            new PreparedStep(migration.GetType(), migration, null, StepDirection.Up) { Name = "The scaffolded migration" },
            cancellationToken
        );
    }

    /// <summary>Runs statements in one step.</summary>
    /// <returns>Why one of them failed; null if none did.</returns>
    public MigrationException? Try(IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        try
        {
            Run(statements, cancellationToken);
            return null;
        }
        catch (MigrationException failure)
        {
            return failure;
        }
    }
}
