namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// What the runner says in a trimmed program, in which it would find fewer migrations, or none. Sets a switch of the whole process, so
/// nothing runs beside it.
/// </summary>
[Collection(nameof(TrimmedTests))]
[CollectionDefinition(nameof(TrimmedTests), DisableParallelization = true)]
public sealed class TrimmedTests : IDisposable
{
    private const string Reflection = "Gromozeka.FluentMigrations.ReflectionDiscovery";
    private readonly RunnerHost _host = new("Library");

    public TrimmedTests() => AppContext.SetSwitch(Reflection, false);

    public void Dispose()
    {
        AppContext.SetSwitch(Reflection, true);
        _host.Dispose();
    }

    [Fact]
    public void AnAssemblyWithoutPreservedTypes_IsRefused()
    {
        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.NoCompiledCatalog, error.Code);
        Assert.Contains(typeof(RunnerHost).Assembly.GetName().Name!, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_host.File.Path));
    }
}
