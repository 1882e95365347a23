using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>
/// Writes the migration that makes the schema of a database. Every statement is tried on an empty database in memory, and what it makes
/// there is compared; at the end, so are all of them together. Only reads the database.
/// </summary>
internal sealed class Scaffolder(IDatabase database, MigrationHistory history, Func<IDatabaseSession, StepExecutor> newExecutor)
{
    /// <exception cref="MigrationException">There is nothing to scaffold, or no scratch database.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public ScaffoldedMigration Write(IDatabaseSession session, CancellationToken cancellationToken)
    {
        var all = session.IsNew ? new SchemaSnapshot([], [], database.Names) : session.ReadSchema();
        var schema = all.Without(history.OwnTables);
        using var trial = new Trial(database, history, newExecutor);
        var made = trial.Schema.Tables.Select(table => table.Name).ToHashSet(database.Names);
        var kept = schema.Without(made);
        var parts = new ScaffoldedParts(database, schema, trial, cancellationToken);
        foreach (var table in TableOrder.Of(kept.Tables.Where(table => !table.IsPartOfAnother)))
            parts.Add(table);
        foreach (var one in kept.Objects.OrderBy(one => Rank(one.Kind)))
            parts.Add(one);
        foreach (var other in kept.OtherNames.Where(name => !kept.Objects.Any(one => database.Names.Equals(one.Table, name))))
            parts.LeaveOut($"table {other}", "it cannot be read");
        if (parts.Up.Count == 0)
            throw ScaffoldErrors.Nothing(database.Name, exists: !session.IsNew, parts.LeftOut);
        return parts.Migration(Differences(schema, parts.Up, cancellationToken)) with
        {
            HistoryTables =
            [
                .. history.OwnTables.Where(name => all.Find(name) is not null),
                .. made.Where(name => all.Find(name) is not null),
            ],
        };
    }

    /// <summary>
    /// What all statements together do not make as it is; in both directions, because the comparison ignores further views.
    /// </summary>
    private List<SchemaDifference> Differences(
        SchemaSnapshot schema,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        using var trial = new Trial(database, history, newExecutor);
        try
        {
            trial.Run(statements, cancellationToken);
        }
        catch (MigrationException failure)
        {
            throw failure.WithState(HistoryErrors.Unchanged);
        }

        var replayed = trial.Schema;
        var differences = SchemaComparer.Compare(schema, replayed).ToList();
        return differences.Count > 0 ? differences : [.. SchemaComparer.Compare(replayed, schema)];
    }

    /// <summary>A view may read a virtual table; a trigger may be on a view.</summary>
    private static int Rank(SchemaObjectKind kind) =>
        kind switch
        {
            SchemaObjectKind.OtherTable => 0,
            SchemaObjectKind.View => 1,
            _ => 2,
        };
}
