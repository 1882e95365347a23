namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Data migrations in batches under FluentMigrator's runner.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly RunnerHost _host = new("Batched");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_OnTheEngine_RunsEachBatch()
    {
        _host.Run(runner => runner.MigrateUp());
        Assert.Equal("4", _host.File.Scalar("SELECT sum(worked) FROM messages"));
        Assert.Equal(["1", "2"], _host.Versions());

        _host.Run(runner => runner.Rollback(1));
        Assert.Equal("0", _host.File.Scalar("SELECT sum(worked) FROM messages"));
        Assert.Equal(["1"], _host.Versions());
    }

    [Fact]
    public void MigrateUp_OnFluentMigratorsOwnProcessor_FailsAndSaysWhatToUse()
    {
        _host.Database = builder => builder.AddSQLite();

        var error = Assert.ThrowsAny<Exception>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Contains("GM520", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("AddGromozekaSQLite", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["1"], _host.Versions());
        Assert.Equal("0", _host.File.Scalar("SELECT sum(worked) FROM messages"));
    }

    [Fact]
    public void MigrateUp_InOneTransactionForTheSession_IsRefused()
    {
        _host.Runner = options => options.TransactionPerSession = true;

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.BatchesUnsupported, error.Code);
        Assert.DoesNotContain("messages", _host.File.Tables());
    }
}
