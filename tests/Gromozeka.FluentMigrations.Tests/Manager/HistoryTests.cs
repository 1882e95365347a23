using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class HistoryTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void GetHistory_WithoutADatabaseOrALog_IsNull()
    {
        Assert.Null(_bed.FullManager().GetHistory());

        _bed.Manager().Migrate();

        Assert.Null(_bed.Manager().GetHistory());
        Assert.Null(_bed.FullManager().GetHistory());
    }

    [Fact]
    public void GetHistory_OfSeveralRuns_TellsEveryAttemptInOrder()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("DROP TABLE nowhere"));
        Assert.Throws<MigrationException>(() => _bed.FullManager().Migrate());

        var history = _bed.FullManager().GetHistory()!;

        Assert.Equal(["1 up success", "2 up failure"], history.Select(entry => $"{entry.Version} {entry.Direction} {entry.Outcome}"));
        Assert.Null(history[0].Error);
        Assert.Contains("no such table: nowhere", history[1].Error, StringComparison.Ordinal);
        Assert.All(history, entry =>
        {
            Assert.Equal(Environment.ProcessId, entry.ProcessId);
            Assert.Equal(Environment.MachineName, entry.Host);
            Assert.Equal(EngineVersion.Text, entry.EngineVersion);
            Assert.NotNull(entry.StartedAt);
        });
    }

    [Fact]
    public void GetHistory_OfRowsThatAPersonWrote_ReadsWhatThereIs()
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.File.Execute("UPDATE migration_log SET started_at = 'once', duration_ms = 'long', process_id = 'mine'");

        var entry = Assert.Single(_bed.FullManager(Bed.One).GetHistory()!);

        Assert.Null(entry.StartedAt);
        Assert.Equal(TimeSpan.Zero, entry.Duration);
        Assert.Equal(0, entry.ProcessId);
    }
}
