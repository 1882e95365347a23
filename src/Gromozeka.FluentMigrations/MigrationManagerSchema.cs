using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Runs;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations;

/// <content>The schema.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Learns what the migrations make of an empty database in memory. Neither reads nor writes the database. The code of the migrations
    /// runs; profiles do not.
    /// </summary>
    /// <param name="version">The version of the last migration to apply; null for all.</param>
    /// <param name="withChanges">Whether to find out what each migration changed, which takes a comparison for each.</param>
    /// <param name="cancellationToken">Interrupts the migrations.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed; there is none of that version
    /// (<see cref="ErrorCodes.UnknownTarget"/>); one fails on an empty database; or the dialect has no scratch databases
    /// (<see cref="ErrorCodes.NoScratchDatabase"/>).</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public SchemaReport GetMigratedSchema(long? version = null, bool withChanges = false, CancellationToken cancellationToken = default)
    {
        var catalog = _catalog.Value;
        if (version is { } unknown && catalog.Find(unknown) is null)
            throw ReplayErrors.UnknownVersion(unknown, catalog.Latest);
        using var parts = new RunParts(_database, _history, _conventions, _options, _services, _logger);
        var schemas = new List<(MigrationDescriptor Migration, SchemaSnapshot After)>();
        var replay = parts
            .Replay(withChanges ? (migration, after) => schemas.Add((migration, after)) : null)
            .Run(catalog.Migrations.TakeWhile(migration => version is null || migration.Version <= version), cancellationToken);
        if (replay.Failure is { } failure)
            throw failure.WithState(HistoryErrors.Unchanged);
        return new SchemaReport(
            replay.After,
            [
                .. schemas.Select(
                    (step, index) =>
                        new MigrationChanges(
                            step.Migration,
                            SchemaChange.Between(index == 0 ? replay.Before : schemas[index - 1].After, step.After)
                        )
                ),
            ]
        );
    }

    /// <summary>Reads the schema of the database, without the tables of the history. Only reads.</summary>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public SchemaSnapshot ReadSchema() => Read(session => session.ReadSchema().Without(_history.OwnTables));
}
