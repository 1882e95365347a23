using System.Reflection;
using FluentMigrator.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Scripts that are resources of an assembly, and where they are looked for.</summary>
public sealed class EmbeddedScriptTests : IDisposable
{
    private const string Objects = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name <> 'VersionInfo' ORDER BY name";
    private static readonly string Scripts = typeof(Fixtures.EmbeddedScripts.NamesItsScript).Namespace!;

    private readonly Workbench _bench = new();
    private readonly Workbench _other = new();

    public void Dispose()
    {
        _bench.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Migrate_HostWithoutServices_RunsTheScriptsThatFluentMigratorRuns()
    {
        var manager = Manager(services: null);
        FluentMigratorHost.Run(_other.File, Scripts, runner => runner.MigrateUp());

        manager.Migrate();

        Assert.NotEmpty(_bench.File.Rows(Objects));
        Assert.Equal(_other.File.Rows(Objects), _bench.File.Rows(Objects));
        Assert.Equal("x", _bench.Read("SELECT a FROM t"));
        Assert.Equal("by a script", _bench.Read("SELECT a FROM auto_made"));
    }

    [Fact]
    public void Rollback_HostWithoutServices_RunsTheScriptsOfTheWayBack()
    {
        var manager = Manager(services: null);
        manager.Migrate();

        manager.RollbackTo(0);

        Assert.Empty(_bench.File.Rows(Objects));
    }

    [Fact]
    public void Migrate_HostWithAProvider_LooksWhereThatSays()
    {
        var manager = Manager(
            new ServiceCollection().AddSingleton<IEmbeddedResourceProvider>(new DefaultEmbeddedResourceProvider(typeof(object).Assembly))
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Contains("Embedded.sql in assemblies System.Private.CoreLib", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_HostWithProvidersForSeveralAssemblies_FindsTheScriptInOneOfThem()
    {
        Assembly[] assemblies = [typeof(object).Assembly, typeof(EmbeddedScriptTests).Assembly];
        var services = new ServiceCollection();
        foreach (var assembly in assemblies)
            services.AddSingleton<IEmbeddedResourceProvider>(new DefaultEmbeddedResourceProvider(assembly));

        Manager(services).Migrate();

        Assert.Equal("by a script", _bench.Read("SELECT a FROM auto_made"));
    }

    [Fact]
    public void Validate_HostWithoutServices_RunsTheScriptsForItsComparison()
    {
        Manager(services: null).Migrate();

        Assert.Empty(Manager(services: null).Validate());
    }

    [Fact]
    public void Migrate_ServicesAskedForByKey_ComeFromTheHost()
    {
        var services = new ServiceCollection().AddKeyedSingleton("table", "by_key").AddKeyedSingleton("column", "c");

        Manager(services, typeof(Fixtures.KeyedService.AsksByKey).Namespace!).Migrate();

        Assert.Equal("c", _bench.Read("SELECT name FROM pragma_table_info('by_key')"));
    }

    private MigrationManager Manager(IServiceCollection? services, string? fixtures = null)
    {
        var options = new MigrationOptions
        {
            Namespace = fixtures ?? Scripts,
            AllowDataLoss = true,
            Backup = null,
        };
        options.Assemblies.Add(typeof(EmbeddedScriptTests).Assembly);
        return new MigrationManager(_bench.Database(), options, services?.BuildServiceProvider());
    }
}
