namespace Gromozeka.FluentMigrations.Runner;

public sealed class ScopeTests : IDisposable
{
    private readonly RunnerHost _host = new("Failing");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_TransactionPerSession_FailureUndoesAllSteps()
    {
        _host.Runner = options => options.TransactionPerSession = true;

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Empty(_host.File.Tables());
        Assert.Contains("including the steps before it", error.State, StringComparison.Ordinal);
    }

    [Fact]
    public void MigrateUp_TransactionPerSession_CommitsOnce()
    {
        using var host = new RunnerHost("Library") { Runner = options => options.TransactionPerSession = true };

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2", "20260102030405"], host.Versions());
        Assert.Equal(1, host.Log.Texts.Count(text => text == "Committing Transaction"));
    }

    [Fact]
    public void MigrateUp_WithoutTransaction_FailureLeavesWhatRan()
    {
        using var host = new RunnerHost("WithoutTransaction");

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.PartlyApplied, error.Code);
        Assert.Equal(["Books", "VersionInfo"], host.File.Tables());
        Assert.Empty(host.Versions());
    }

    [Fact]
    public void MigrateUp_WithoutAutomaticTransactions_FailureLeavesWhatRan()
    {
        Assert.Throws<MigrationException>(() =>
            _host.Run(runner => ((MigrationRunner)runner).MigrateUp(useAutomaticTransactionManagement: false))
        );

        Assert.Equal(["Books", "Loans", "Readers", "VersionInfo"], _host.File.Tables());
        Assert.Equal(["1"], _host.Versions());
    }

    [Fact]
    public void BeginScope_Completed_CommitsWhatRanWithinIt()
    {
        _host.Run(runner =>
        {
            using var scope = runner.BeginScope();
            runner.MigrateUp(1);
            Assert.DoesNotContain("Books", _host.File.Tables());
            scope.Complete();
            Assert.False(scope.IsActive);
        });

        Assert.Equal(["Books", "VersionInfo"], _host.File.Tables());
    }

    [Fact]
    public void BeginScope_NotCompleted_UndoesWhatRanWithinIt()
    {
        _host.Run(runner =>
        {
            using var scope = runner.BeginScope();
            runner.MigrateUp(1);
        });

        Assert.Empty(_host.File.Tables());
    }

    [Fact]
    public void BeginScope_WithinAnother_IsRefused() =>
        _host.Run(runner =>
        {
            using var scope = runner.BeginScope();

            Assert.Throws<InvalidOperationException>(runner.BeginScope);
        });
}
