namespace Gromozeka.FluentMigrations.Runner;

public sealed class BreakingChangeTests : IDisposable
{
    private readonly RunnerHost _host = new("Breaking");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_BreakingChange_IsRefusedAfterTheOnesBefore()
    {
        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.BreakingChange, error.Code);
        Assert.Contains("RunnerOptions.AllowBreakingChange", error.Next, StringComparison.Ordinal);
        Assert.Equal(["1"], _host.Versions());
    }

    [Fact]
    public void MigrateUp_BreakingChangeAllowed_IsApplied()
    {
        _host.Runner = options => options.AllowBreakingChange = true;

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2"], _host.Versions());
    }
}
