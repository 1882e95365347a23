using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.Adoption;

public sealed class ConcurrentAdoptionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, null)]
    [InlineData(6, null)]
    [InlineData(4, "DROP TABLE cache_weather; ALTER TABLE chat_messages DROP COLUMN quote_text")]
    [InlineData(4, "PRAGMA journal_mode = wal")]
    public async Task Migrate_SeveralAtOnce_AdoptsOnceWithoutAnError(int count, string? sql)
    {
        var file = Legacy.Copy(_folder, sql: sql);
        var messages = file.Rows("SELECT rowid, quote(message_text) FROM chat_messages ORDER BY rowid");
        using var barrier = new Barrier(count);

        var reports = await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            barrier.SignalAndWait();
                            return Bot.Manager(file).Migrate();
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        Assert.Single(reports, report => report.Adoption is not null);
        Assert.Single(reports.SelectMany(report => report.Steps));
        Assert.All(reports, report => Assert.Equal(2, report.ToVersion));
        Assert.Equal("1,2", file.Versions());
        Assert.Equal(["1|adopt|success", "2|up|success"], file.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id"));
        Assert.Equal(messages, file.Rows("SELECT rowid, quote(message_text) FROM chat_messages ORDER BY rowid"));
        Assert.Equal(Shape.Of(Bot.Migrated(_folder)), Shape.Of(file));
    }
}
