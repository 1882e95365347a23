using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class AsyncTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task EveryOperation_InTurn_DoesWhatTheOneOfItsNameDoes()
    {
        var manager = _bed.Manager();

        Assert.Equal(2, (await manager.MigrateAsync(2)).ToVersion);
        Assert.Equal(3, (await manager.MigrateAsync()).ToVersion);
        Assert.Equal(3, (await manager.GetStatusAsync()).CurrentVersion);
        Assert.Equal(2, (await manager.RollbackAsync()).ToVersion);
        Assert.Equal(0, (await manager.RollbackToAsync(0)).ToVersion);
        Assert.Empty(await manager.ValidateAsync());
    }

    [Fact]
    public async Task EveryOperation_CancelledBefore_DoesNothing()
    {
        var manager = _bed.Manager();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => manager.MigrateAsync(cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => manager.GetStatusAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => manager.RollbackAsync(cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => manager.RollbackToAsync(0, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => manager.ValidateAsync(cancelled));
        Assert.Empty(_bed.Files);
    }

    [Fact]
    public async Task MigrateAsync_StepFails_ThrowsItsException()
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql("DROP TABLE nowhere"));

        var error = await Assert.ThrowsAsync<MigrationException>(() => _bed.Manager().MigrateAsync());

        Assert.Equal(ErrorCodes.StepFailed, error.Code);
    }
}
