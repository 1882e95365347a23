using FluentMigrator.Infrastructure;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class RegistrationTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void ScanIn_WithoutFor_ScansForEverything()
    {
        using var host = new RunnerHost("OwnVersionTable") { Builder = builder => builder.ScanIn(typeof(RunnerHost).Assembly) };

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["Books", "Chronicle"], host.File.Tables());
    }

    [Fact]
    public void ScanIn_ForSeveralPurposes_FindsEach()
    {
        using var host = new RunnerHost("OwnVersionTable")
        {
            Builder = builder =>
                builder.ScanIn(typeof(RunnerHost).Assembly).For.Migrations().For.VersionTableMetaData().For.EmbeddedResources(),
        };

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["Books", "Chronicle"], host.File.Tables());
        using var services = host.Build();
        Assert.Contains(
            services.GetServices<IEmbeddedResourceProvider>().SelectMany(provider => provider.GetEmbeddedResources()),
            resource => resource.Item1.EndsWith("books.sql", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void WithMigrationsIn_Assembly_FindsMigrations()
    {
        _host.Builder = builder => builder.WithMigrationsIn(typeof(RunnerHost).Assembly);

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(3, _host.Versions().Count);
    }

    [Fact]
    public void AssemblyNames_OfOptions_AreScannedForEverything()
    {
        using var host = new RunnerHost("OwnVersionTable") { Builder = _ => { } };
        host.Services = services =>
            services.Configure<AssemblySourceOptions>(options => options.AssemblyNames = [typeof(RunnerHost).Assembly.GetName().Name!]);

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["Books", "Chronicle"], host.File.Tables());
    }

    [Fact]
    public void WithRunnerConventions_OwnConventions_DecideWhatIsAMigration()
    {
        var conventions = new MigrationRunnerConventions { TypeIsMigration = type => type == typeof(Migrations.Library.CreateBooks) };
        _host.Builder = builder => builder.WithRunnerConventions(conventions).ScanIn(typeof(RunnerHost).Assembly).For.Migrations();

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1"], _host.Versions());
    }

    [Fact]
    public void ConventionSet_OfTheHost_NamesTheScriptFolder()
    {
        using var host = new RunnerHost("MissingScript");
        File.WriteAllText(host.PathOf("nowhere.sql"), "CREATE TABLE Found (Id)");
        host.Services = services =>
            services.AddSingleton<IConventionSet>(new DefaultConventionSet(null, Path.GetDirectoryName(host.File.Path)));

        host.Run(runner => runner.MigrateUp());

        Assert.Contains("Found", host.File.Tables());
    }

    [Fact]
    public void ConventionSet_FoundByScan_IsUsed()
    {
        using var host = new RunnerHost("OwnConventions");
        host.Builder = builder => builder.ScanIn(typeof(RunnerHost).Assembly).For.Migrations().For.ConventionSet();

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(["Index_of_Books"], host.File.Rows("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Books'"));
    }

    [Fact]
    public void VersionTable_ByDefault_IsFluentMigrators() =>
        Assert.Equal("VersionInfo", _host.InScope(services => services.GetRequiredService<IVersionTableMetaData>().TableName));
}
