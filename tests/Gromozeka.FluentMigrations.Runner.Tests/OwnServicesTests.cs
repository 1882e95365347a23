using System.ComponentModel.DataAnnotations;
using System.Reflection;
using FluentMigrator.Expressions;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.VersionTableInfo;
using FluentMigrator.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>What a host registered itself stays its own, and the order of registrations does not matter.</summary>
public sealed class OwnServicesTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Runner_OfTheHost_Stays()
    {
        var own = DispatchProxy.Create<IMigrationRunner, Silent>();
        _host.Database = builder =>
        {
            builder.Services.AddScoped(_ => own);
            return builder.AddGromozekaSQLite();
        };

        Assert.Same(own, _host.InScope(services => services.GetRequiredService<IMigrationRunner>()));
    }

    [Fact]
    public void VersionLoader_OfTheHost_Decides()
    {
        _host.Database = builder =>
        {
            builder.Services.AddScoped<IVersionLoader>(services => ActivatorUtilities.CreateInstance<Forgetful>(services));
            return builder.AddGromozekaSQLite();
        };

        var (loader, hasMore) = _host.InScope(services =>
        {
            var runner = services.GetRequiredService<IMigrationRunner>();
            runner.MigrateUp();
            return (services.GetRequiredService<IVersionLoader>(), runner.HasMigrationsToApplyUp());
        });

        Assert.IsType<Forgetful>(loader);
        Assert.False(hasMore);
        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
    }

    [Fact]
    public void ConfigureRunner_BeforeTheCore_RunsOnTheEngine()
    {
        using var services = new ServiceCollection()
            .ConfigureRunner(builder =>
                builder
                    .AddGromozekaSQLite()
                    .WithGlobalConnectionString(_host.ConnectionString)
                    .ScanIn(typeof(RunnerHost).Assembly)
                    .For.Migrations()
            )
            .Configure<TypeFilterOptions>(options => options.Namespace = typeof(Migrations.Library.CreateBooks).Namespace)
            .AddFluentMigratorCore()
            .BuildServiceProvider(validateScopes: true);
        using (var scope = services.CreateScope())
            scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();

        Assert.Equal(3, _host.Versions().Count);
        Assert.True(File.Exists(_host.File.Path + ".lock"));
    }

    [Fact]
    public void Processor_OfAnotherProductSelected_RunsUnderFluentMigratorsRunner()
    {
        _host.Services = services =>
            services
                .AddScoped(_ => OtherProcessor.New())
                .Configure<SelectingProcessorAccessorOptions>(options => options.ProcessorId = "Oracle")
                .Configure<SelectingGeneratorAccessorOptions>(options => options.GeneratorId = "SQLite");

        Assert.IsType<MigrationRunner>(_host.InScope(services => services.GetRequiredService<IMigrationRunner>()));
        Assert.False(File.Exists(_host.File.Path));
    }

    [Fact]
    public void Validator_OfTheHost_IsAsked()
    {
        _host.Services = services => services.AddScoped<IMigrationExpressionValidator, NoReaders>();

        var error = Assert.Throws<FluentMigrator.Runner.Exceptions.InvalidMigrationException>(() =>
            _host.Run(runner => runner.MigrateUp())
        );

        Assert.Contains("nobody reads", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], _host.Versions());
    }

    public class Silent : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }

    /// <summary>FluentMigrator's loader, which a host may derive from.</summary>
    private sealed class Forgetful(
        IProcessorAccessor processors,
        IGeneratorAccessor generators,
        IConventionSet conventions,
        IMigrationRunnerConventions runnerConventions,
        IVersionTableMetaData names,
        IMigrationRunner runner
    ) : VersionLoader(processors, generators, conventions, runnerConventions, names, runner);

    private sealed class NoReaders : IMigrationExpressionValidator
    {
        public IEnumerable<ValidationResult> Validate(IMigrationExpression expression) =>
            expression is CreateTableExpression { TableName: "Readers" } ? [new ValidationResult("nobody reads")] : [];
    }
}
