namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A scope whose transaction is over, or was undone: nothing is said to be done that is not.</summary>
public sealed class LostScopeTests : IDisposable
{
    private static readonly Plain Fails = new(migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)"));

    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void BeginScope_FailureCaughtByTheHost_RefusesWhatFollows()
    {
        _host.Run(runner =>
        {
            using var scope = runner.BeginScope();
            runner.MigrateUp(1);
            Assert.Throws<MigrationException>(() => runner.Up(Fails));

            AssertOver(() => runner.MigrateUp());
            AssertOver(() => runner.Up(new Plain(migration => migration.Execute.Sql("CREATE TABLE t (a)"))));
            AssertOver(() => runner.Processor.Execute("CREATE TABLE t (a)"));
            AssertOver(scope.Complete);
        });

        Assert.Empty(_host.File.Tables());
    }

    [Fact]
    public void BeginScope_AfterALostOne_WorksAgain()
    {
        _host.Run(runner =>
        {
            using (runner.BeginScope())
                Assert.Throws<MigrationException>(() => runner.Up(Fails));
            using var scope = runner.BeginScope();
            runner.MigrateUp();
            scope.Complete();
        });

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MigrateUp_AfterAScopeThatWasUndone_AppliesWhatWasUndone(bool hasVersions)
    {
        if (hasVersions)
            _host.Run(runner => runner.MigrateUp(1));

        _host.Run(runner =>
        {
            using (runner.BeginScope())
                runner.MigrateUp(2);
            Assert.True(runner.HasMigrationsToApplyUp(2));
            runner.MigrateUp();
        });

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Contains("Readers", _host.File.Tables());
    }

    [Fact]
    public void Rollback_AfterAScopeThatWasUndone_SeesWhatIsApplied()
    {
        _host.Run(runner =>
        {
            runner.MigrateUp();
            using (runner.BeginScope())
                runner.MigrateDown(0);
            Assert.False(runner.HasMigrationsToApplyUp());
            runner.Rollback(1);
        });

        Assert.Equal(["1", "2"], _host.Versions());
    }

    [Fact]
    public void MigrateUp_OthersMigratedSinceTheLastCall_SeesIt()
    {
        _host.Run(runner =>
        {
            runner.MigrateUp();
            _host.Run(other => other.MigrateDown(1));
            runner.MigrateUp();
        });

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Contains("Readers", _host.File.Tables());
    }

    [Fact]
    public void ApplyMigrationUp_OthersUndidIt_AppliesIt()
    {
        _host.Run(runner =>
        {
            runner.MigrateUp();
            _host.Run(other => other.MigrateDown(1));
            ((MigrationRunner)runner).ApplyMigrationUp(runner.MigrationLoader.LoadMigrations()[2], useTransaction: true);
        });

        Assert.Equal(["1", "2"], _host.Versions());
    }

    [Fact]
    public void TransactionPerSession_FailureThenNextCallOfTheScope_GoesOn()
    {
        using var host = new RunnerHost("Failing") { Runner = options => options.TransactionPerSession = true };

        host.Run(runner =>
        {
            Assert.Throws<MigrationException>(() => runner.MigrateUp());
            runner.MigrateUp(1);
        });

        Assert.Equal(["1"], host.Versions());
        Assert.Contains("Books", host.File.Tables());
    }

    private static void AssertOver(Action action) =>
        Assert.Equal(ErrorCodes.TransactionEnded, Assert.Throws<MigrationException>(action).Code);
}
