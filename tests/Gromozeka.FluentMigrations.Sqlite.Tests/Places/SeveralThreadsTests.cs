using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

public sealed class SeveralThreadsTests : IDisposable
{
    private readonly OpenConnection _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task Migrate_TwoManagersOnOneConnection_ApplyItOnce()
    {
        var runs = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(() => _open.Manager(step => step.Execute.Sql("CREATE TABLE t (a); INSERT INTO t VALUES (1)")).Migrate()));

        var reports = await Task.WhenAll(runs);

        Assert.Equal(1, reports.Sum(report => report.Steps.Count));
        Assert.Equal("1", _open.Read("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Call_WhileAnotherThreadMigrates_IsToldAfterTheTimeAndFindsNothingChanged()
    {
        using var isIn = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var run = Task.Run(() =>
            _open
                .Manager(step =>
                    step.Execute.WithConnection(
                        (_, _) =>
                        {
                            isIn.Set();
                            mayEnd.Wait();
                        }
                    )
                )
                .Migrate()
        );
        isIn.Wait();

        var error = Assert.Throws<MigrationException>(() => _open.Manager(patience: TimeSpan.FromMilliseconds(20)).GetStatus());

        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
        Assert.Contains("another call of the engine uses the same connection", error.Why, StringComparison.Ordinal);
        Assert.Contains("another run on the same connection", _open.Database().FindHolder(), StringComparison.Ordinal);
        mayEnd.Set();
        Assert.Single((await run).Steps);
        Assert.Single(_open.Manager().GetStatus().Applied);
    }

    [Fact]
    public void Migrate_FromAStepOfARunOnTheSameConnection_IsRefused()
    {
        MigrationException? inner = null;

        _open
            .Manager(step =>
                step.Execute.WithConnection((_, _) => inner = Assert.Throws<MigrationException>(() => _open.Manager().Migrate()))
            )
            .Migrate();

        Assert.Equal(ErrorCodes.ConnectionUnusable, inner!.Code);
    }

    [Fact]
    public async Task Command_OfAnotherThreadInAStep_IsPartOfTheStepAndUndoneWithIt()
    {
        using var isIn = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var run = Task.Run(() =>
            _open
                .Manager(step =>
                    step.Execute.WithConnection(
                        (_, _) =>
                        {
                            isIn.Set();
                            mayEnd.Wait();
                            throw new InvalidOperationException("The step ends here.");
                        }
                    )
                )
                .Migrate()
        );
        isIn.Wait();

        _open.Run("CREATE TABLE stray (a)");

        mayEnd.Set();
        await Assert.ThrowsAsync<MigrationException>(() => run);
        Assert.Equal("", _open.Read("SELECT name FROM sqlite_master WHERE name = 'stray'"));
    }

    [Fact]
    public void Session_DisposedByAnotherThread_LetsOthersIn()
    {
        var session = _open.Database().Open(SessionAccess.Read);
        var other = new Thread(session.Dispose);
        other.Start();
        other.Join();

        var later = new Thread(() => _open.Database(TimeSpan.FromMilliseconds(20)).Open(SessionAccess.Read).Dispose());
        later.Start();
        later.Join();

        Assert.Single(_open.Manager().Migrate().Steps);
    }
}
