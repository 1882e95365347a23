using Fixtures.Steps;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Whoever cancels does not have to wait for another process that locks the database, even against readers.</summary>
public sealed class CanceledWaitTests : IDisposable
{
    private static readonly Dictionary<string, Action<MigrationManager, CancellationToken>> s_waits = new()
    {
        { "migrate", (manager, token) => manager.Migrate(cancellationToken: token) },
        { "migrate to a version", (manager, token) => manager.Migrate(1, token) },
        { "roll back", (manager, token) => manager.Rollback(cancellationToken: token) },
        { "roll back to a version", (manager, token) => manager.RollbackTo(0, token) },
        { "read the status", (manager, token) => manager.GetStatus(token) },
    };

    private readonly Workbench _bench = new();
    private readonly TaskCompletionSource _isWaiting = new();

    public static TheoryData<string, bool> Waits
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in s_waits.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task AWait_ForALockAgainstReaders_EndsWhenItIsCanceled(string name, bool isUpToDate)
    {
        Manager().Migrate();
        if (!isUpToDate)
            _bench.File.Execute("DELETE FROM VersionInfo WHERE Version = 2");
        using var other = new SqliteConnection($"Data Source={_bench.File.Path};Pooling=False");
        other.Open();
        Run(other, "BEGIN EXCLUSIVE");
        using var stop = new CancellationTokenSource();

        var wait = Task.Run(() => s_waits[name](Manager(), stop.Token));
        await Task.WhenAny(_isWaiting.Task, wait);
        Assert.False(wait.IsCompleted);
        await stop.CancelAsync();

        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Matches("nothing was written|before its first step", canceled.Message);
        Run(other, "ROLLBACK");
        Assert.Equal(isUpToDate ? "1; 2" : "1", _bench.Read("SELECT Version FROM VersionInfo ORDER BY 1"));
    }

    private MigrationManager Manager() =>
        _bench.Manager(
            "Fixtures.Pairs",
            new StepCode(m => m.Execute.Sql("CREATE TABLE first (id)")),
            new SqliteDatabaseOptions
            {
                ConnectionString = "",
                LockTimeout = TimeSpan.FromMinutes(10),
                Work = new LongWork(new WorkListener { Waiting = _ => _isWaiting.TrySetResult() }),
            }
        );

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
