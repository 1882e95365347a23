using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Commands.Stopping;

/// <summary>What only reads says, when it is stopped, that it wrote nothing: the migration ran on an empty database.</summary>
public sealed class StoppedReadTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();

    private string File => _folder.File("shop.db");

    public void Dispose()
    {
        CreateStops.Reached = () => { };
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Validate() => IsStopped(manager => manager.Validate(_stop.Token));

    [Fact]
    public void Drift() => IsStopped(manager => manager.GetDrift(_stop.Token));

    [Fact]
    public void Schema() => IsStopped(manager => manager.GetMigratedSchema(cancellationToken: _stop.Token));

    private void IsStopped(Action<MigrationManager> read)
    {
        var options = new MigrationOptions { Assemblies = { typeof(CreateStops).Assembly }, Namespace = typeof(CreateStops).Namespace };
        var manager = new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={File}" }),
            options
        );
        manager.Migrate();
        CreateStops.Reached = _stop.Cancel;

        var stopped = Assert.ThrowsAny<OperationCanceledException>(() => read(manager));

        Assert.Equal(
            $"Migration 1 (CreateStops) was canceled while it was tried on an empty database; it wrote nothing to {File}.",
            stopped.Message
        );
    }
}
