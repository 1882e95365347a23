using FluentMigrator.Exceptions;
using FluentMigrator.Runner.Exceptions;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class BadInputTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    private void Refuses<TException>(params string[] words)
        where TException : Exception
    {
        var error = Assert.Throws<TException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        Assert.False(File.Exists(_host.File.Path));
    }

    private MigrationException Refusal() =>
        Assert.IsType<MigrationException>(
            Assert.Throws<UndeterminableConnectionException>(() => _host.Run(runner => runner.MigrateUp())).InnerException
        );

    [Fact]
    public void MigrateUp_UnknownProcessor_NamesTheOptionAndTheKnownOnes()
    {
        _host.Services = services => services.Configure<SelectingProcessorAccessorOptions>(options => options.ProcessorId = "Oracle");

        Refuses<ProcessorFactoryNotFoundException>("Oracle", "SQLite");
    }

    [Fact]
    public void MigrateUp_NoProcessor_NamesTheCall()
    {
        using var services = new ServiceCollection().AddFluentMigratorCore().BuildServiceProvider();
        using var scope = services.CreateScope();

        var error = Assert.Throws<ProcessorFactoryNotFoundException>(scope.ServiceProvider.GetRequiredService<IMigrationRunner>);

        Assert.Equal("No migration processor registered.", error.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void MigrateUp_NoConnectionString_NamesTheOption(string? connectionString)
    {
        _host.ConnectionString = connectionString!;

        Refuses<UndeterminableConnectionException>("WithGlobalConnectionString", "ProcessorOptions.ConnectionString");
    }

    [Theory]
    [InlineData("Nonsense", "Keyword=Value pairs")]
    [InlineData("Data Source=app.db;Foreign Keys=maybe", "Foreign Keys is 'maybe'")]
    [InlineData("Data Source=app.db;Default Timeout=99999999999", "Default Timeout is '99999999999'")]
    public void MigrateUp_NoConnectionStringOfSqlite_NamesTheOption(string connectionString, string why)
    {
        _host.ConnectionString = connectionString;

        Refuses<UndeterminableConnectionException>("GM701", "ProcessorOptions.ConnectionString", why);
    }

    [Fact]
    public void MigrateUp_NoMigrations_IsRefused()
    {
        _host.Services = services => services.Configure<TypeFilterOptions>(options => options.Namespace = "Nowhere");

        Refuses<MissingMigrationsException>("No migrations found");
    }

    [Fact]
    public void MigrateUp_DuplicateVersion_NamesIt()
    {
        using var host = new RunnerHost("Duplicate");

        var error = Assert.Throws<DuplicateMigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Contains("version 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MissingScript", nameof(FileNotFoundException))]
    [InlineData("MissingResource", nameof(InvalidOperationException))]
    public void MigrateUp_MissingScript_SaysWhich(string migrations, string cause)
    {
        using var host = new RunnerHost(migrations);

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Equal(cause, error.InnerException?.GetType().Name);
        Assert.Contains("nowhere.sql", error.Why, StringComparison.Ordinal);
        Assert.Empty(host.Versions());
    }

    [Fact]
    public void MigrateUp_FolderMissing_SaysThatTheFileCannotBeOpened()
    {
        _host.ConnectionString = $"Data Source={_host.PathOf("no/such/folder.db")}";

        Assert.Equal(ErrorCodes.CannotOpen, Refusal().Code);
    }

    [Fact]
    public void MigrateUp_NoDatabaseFile_SaysThatItIsNone()
    {
        File.WriteAllText(_host.File.Path, new string('x', 5000));

        Assert.Equal(ErrorCodes.NotADatabase, Refusal().Code);
    }
}
