using FluentMigrator.Exceptions;
using FluentMigrator.Runner.Processors;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class ConnectionTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_NameOfConnectionString_IsLookedUpInTheConfiguration()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Books"] = _host.File.ConnectionString })
            .Build();
        _host.ConnectionString = "Books";
        _host.Services = services => services.AddSingleton<IConfiguration>(configuration);

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(3, _host.Versions().Count);
    }

    [Fact]
    public void MigrateUp_ConnectionStringFromServices_IsUsed()
    {
        _host.ConnectionString = "";
        _host.Services = services => services.AddSingleton(_host.File);
        _host.Builder = builder =>
            builder
                .WithGlobalConnectionString(services => services.GetRequiredService<DatabaseFile>().ConnectionString)
                .ScanIn(typeof(RunnerHost).Assembly)
                .For.Migrations();

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(3, _host.Versions().Count);
    }

    [Fact]
    public void MigrateUp_InMemory_LivesAsLongAsTheScope()
    {
        _host.ConnectionString = "Data Source=:memory:";

        _host.Run(runner =>
        {
            runner.MigrateUp();
            Assert.False(runner.HasMigrationsToApplyUp());
            Assert.True(runner.Processor.TableExists(null, "Readers"));
        });

        Assert.True(_host.Ask(runner => runner.HasMigrationsToApplyUp()));
    }

    [Theory]
    [InlineData("Data Source=shared-by-mode;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:shared-by-uri?mode=memory&cache=shared")]
    public void MigrateUp_SharedMemory_IsSeenByOthers(string connectionString)
    {
        using var other = new SqliteConnection(connectionString);
        other.Open();
        _host.ConnectionString = connectionString;

        _host.Run(runner => runner.MigrateUp());

        using var command = other.CreateCommand();
        command.CommandText = "SELECT count(*) FROM VersionInfo";
        Assert.Equal(3L, command.ExecuteScalar());
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData(";Foreign Keys=True", "1")]
    [InlineData(";Foreign Keys=False", "0")]
    public void Session_ForeignKeys_AreAsTheConnectionStringSays(string setting, string expected)
    {
        _host.ConnectionString = $"Data Source={_host.File.Path}{setting}";

        var value = _host.Ask(runner =>
        {
            runner.MigrateUp(1);
            return runner.Processor.Read("PRAGMA foreign_keys").Tables[0].Rows[0][0].ToString();
        });

        Assert.Equal(expected, value);
    }

    [Fact]
    public void MigrateUp_LockedLongerThanTheTimeout_SaysSo()
    {
        _host.Run(runner => runner.MigrateUp(1));
        using var other = _host.File.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        _host.Builder = builder =>
            builder.WithGlobalCommandTimeout(TimeSpan.FromSeconds(1)).ScanIn(typeof(RunnerHost).Assembly).For.Migrations();

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
    }

    [Fact]
    public async Task MigrateUp_FourAtOnce_ApplyEachMigrationOnce()
    {
        _host.Builder = RunnerHost.Patient;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _host.Run(runner => runner.MigrateUp()))));

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
    }

    [Fact]
    public void MigrateUp_FileByUri_IsTheFileThatTheDriverOpens()
    {
        _host.ConnectionString = $"Data Source=file:{_host.File.Path};Pooling=False";

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(3, _host.Versions().Count);
    }

    [Fact]
    public void ApplyMigrationUp_DoneByAnotherHostMeanwhile_IsPassedOver()
    {
        _host.Run(runner => runner.MigrateUp(1));

        _host.Run(runner =>
        {
            Assert.Equal(1, ((MigrationRunner)runner).VersionLoader.VersionInfo.Latest());
            _host.Run(other => other.MigrateUp());
            ((MigrationRunner)runner).ApplyMigrationUp(runner.MigrationLoader.LoadMigrations()[2], useTransaction: true);
        });

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Single(_host.Log.Texts, text => text == "2: AddYear migrating");
    }

    [Fact]
    public void Processor_OneOfSeveral_IsSelectedById()
    {
        _host.Services = services =>
            services
                .AddScoped(_ => OtherProcessor.New())
                .Configure<SelectingProcessorAccessorOptions>(options => options.ProcessorId = "sqlite");

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(3, _host.Versions().Count);
    }

    [Fact]
    public void Processor_SeveralAndNoneSelected_NamesTheOption()
    {
        _host.Services = services => services.AddScoped(_ => OtherProcessor.New());

        var error = Assert.Throws<ProcessorFactoryNotFoundException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Contains("SelectingProcessorAccessorOptions", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, typeof(ProcessorFactoryNotFoundException))]
    [InlineData("SQLite", typeof(MigrationException))]
    public void Processor_FluentMigratorsToo_IsNotTakenSilently(string? selected, Type type)
    {
        _host.Builder = builder => builder.AddSQLite().ScanIn(typeof(RunnerHost).Assembly).For.Migrations();
        _host.Services = services => services.Configure<SelectingProcessorAccessorOptions>(options => options.ProcessorId = selected);

        var error = Assert.Throws(type, () => _host.Run(runner => runner.MigrateUp()));

        Assert.Contains(
            "remove AddSQLite(), or select this one by SelectingProcessorAccessorOptions.ProcessorId = \"GromozekaSQLite\"",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(_host.File.Path));
    }

    [Fact]
    public void Processor_FluentMigratorsTooAndOursSelected_RunsOnTheEngine()
    {
        _host.Builder = builder => builder.AddSQLite().ScanIn(typeof(RunnerHost).Assembly).For.Migrations();
        _host.Services = services =>
            services.Configure<SelectingProcessorAccessorOptions>(options => options.ProcessorId = "GromozekaSQLite");

        _host.Run(runner => runner.MigrateUp());

        Assert.True(File.Exists(_host.File.Path + ".lock"));
    }
}
