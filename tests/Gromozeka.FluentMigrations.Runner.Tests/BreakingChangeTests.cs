namespace Gromozeka.FluentMigrations.Runner;

public sealed class BreakingChangeTests : IDisposable
{
    private readonly RunnerHost _host = new("Breaking");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_BreakingChange_IsRefusedAfterTheOnesBefore()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => _host.Run(runner => runner.MigrateUp()));

        var error = Assert.IsType<MigrationException>(refusal.InnerException);
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
