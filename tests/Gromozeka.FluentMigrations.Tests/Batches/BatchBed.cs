using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>A database file whose second migration works in batches; the first one runs the SQL that a test says.</summary>
public sealed class BatchBed : IDisposable
{
    public const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.Batches";

    public BatchBed(params string[] setup) => Bed.Script.Up(1, migration =>
        {
            foreach (var sql in setup)
                migration.Execute.Sql(sql);
        });

    public Bed Bed { get; } = new();

    public DatabaseFile File => Bed.File;

    /// <summary>A table <c>t</c> with a number of rows, whose column <c>n</c> counts how often each was worked on.</summary>
    public static BatchBed Counting(int rows) =>
        new(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, n INTEGER NOT NULL DEFAULT 0)",
            $"WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < {rows}) "
                + "INSERT INTO t (id, text) SELECT x, ' a' || x FROM i"
        );

    public MigrationManager Manager(Action<MigrationOptions>? configure = null) => Bed.FullManager(Fixture, configure);

    /// <summary>Runs until a number of batches are committed, and ends as if it was told to stop.</summary>
    public void MigrateUntil(int batches, string verb = "UPDATE")
    {
        using var stop = new CancellationTokenSource();
        var left = batches;
        var manager = Manager(options =>
            options.Executing = command =>
            {
                if (command.Text.StartsWith(verb, StringComparison.Ordinal) && left-- == 0)
                    stop.Cancel();
            }
        );
        Assert.Throws<OperationCanceledException>(() => manager.Migrate(cancellationToken: stop.Token));
    }

    public string States() =>
        string.Join(";", File.Rows("SELECT version, direction, done_key, rows_done, total_rows FROM migration_batches"));

    public void Dispose() => Bed.Dispose();
}
