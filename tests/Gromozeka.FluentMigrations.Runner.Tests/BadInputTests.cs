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

    [Fact]
    public void MigrateUp_UnknownProcessor_NamesTheOptionAndTheKnownOnes()
    {
        _host.Services = services => services.Configure<SelectingProcessorAccessorOptions>(options => options.ProcessorId = "Oracle");

        Refuses<ProcessorFactoryNotFoundException>("SelectingProcessorAccessorOptions.ProcessorId", "\"Oracle\"", "SQLite");
    }

    [Fact]
    public void MigrateUp_NoProcessor_NamesTheCall()
    {
        using var services = new ServiceCollection().AddFluentMigratorCore().BuildServiceProvider();
        using var scope = services.CreateScope();

        var error = Assert.Throws<ProcessorFactoryNotFoundException>(scope.ServiceProvider.GetRequiredService<IMigrationRunner>);

        Assert.Contains("AddGromozekaSQLite()", error.Message, StringComparison.Ordinal);
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

    [Fact]
    public void MigrateUp_NoConnectionStringOfSqlite_NamesTheOption()
    {
        _host.ConnectionString = "Nonsense";

        Refuses<ArgumentException>("ProcessorOptions.ConnectionString");
    }

    [Fact]
    public void MigrateUp_NoMigrations_NamesScanAndNamespace()
    {
        _host.Services = services => services.Configure<TypeFilterOptions>(options => options.Namespace = "Nowhere");

        Refuses<MissingMigrationsException>("ScanIn", "Nowhere (TypeFilterOptions.Namespace)", "RunnerOptions.Tags");
    }

    [Fact]
    public void MigrateUp_DuplicateVersion_NamesBothClasses()
    {
        using var host = new RunnerHost("Duplicate");

        var error = Assert.Throws<DuplicateMigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Contains("Duplicate.One", error.Message, StringComparison.Ordinal);
        Assert.Contains("Duplicate.Another", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MissingScript", "The SQL script \"nowhere.sql\" was not found at ")]
    [InlineData("MissingResource", "No embedded SQL script is named \"nowhere.sql\".")]
    public void MigrateUp_MissingScript_SaysWhichAndWhere(string migrations, string why)
    {
        using var host = new RunnerHost(migrations);

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.StartsWith(why, error.Why, StringComparison.Ordinal);
        Assert.Empty(host.Versions());
    }

    [Fact]
    public void MigrateUp_MissingAssembly_NamesTheOption()
    {
        _host.Builder = _ => { };
        _host.Services = services => services.Configure<AssemblySourceOptions>(options => options.AssemblyNames = ["No.Such.Assembly"]);

        Refuses<FileNotFoundException>("\"No.Such.Assembly\"", "AssemblySourceOptions.AssemblyNames");
    }

    [Fact]
    public void MigrateUp_FolderMissing_SaysThatTheFileCannotBeOpened()
    {
        _host.ConnectionString = $"Data Source={_host.PathOf("no/such/folder.db")}";

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.CannotOpen, error.Code);
    }

    [Fact]
    public void MigrateUp_NoDatabaseFile_SaysThatItIsNone()
    {
        File.WriteAllText(_host.File.Path, new string('x', 5000));

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.NotADatabase, error.Code);
    }
}
