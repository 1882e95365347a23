using System.Reflection;

using FluentMigrator.Infrastructure;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Initialization;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner;

/// <summary>
/// Registers assemblies for what they are to be scanned for. Until the host says so they are the builder's dangling item, which is
/// scanned for everything.
/// </summary>
internal sealed class ScanInBuilder : IScanInBuilder, IScanInForBuilder
{
    private readonly IMigrationRunnerBuilder _builder;

    public ScanInBuilder(IMigrationRunnerBuilder builder, IAssemblySourceItem item)
    {
        _builder = builder;
        SourceItem = item;
        RegisterDangling(builder);
        builder.DanglingAssemblySourceItem = item;
    }

    public IServiceCollection Services => _builder.Services;

    public IAssemblySourceItem DanglingAssemblySourceItem
    {
        get => _builder.DanglingAssemblySourceItem;
        set => _builder.DanglingAssemblySourceItem = value;
    }

    public IAssemblySourceItem SourceItem { get; }

    public IScanInForBuilder For => this;

    private Assembly[] Assemblies => [.. SourceItem.Assemblies];

    /// <summary>Registers what was left without a purpose for everything.</summary>
    public static void RegisterDangling(IMigrationRunnerBuilder builder)
    {
        if (builder.DanglingAssemblySourceItem is not { } item)
            return;
        builder.DanglingAssemblySourceItem = null;
        Assembly[] assemblies = [.. item.Assemblies];
        builder.Services.AddSingleton(item);
        builder.Services.AddSingleton<IEmbeddedResourceProvider>(new DefaultEmbeddedResourceProvider(assemblies));
    }

    public IMigrationRunnerBuilder All()
    {
        DanglingAssemblySourceItem = SourceItem;
        RegisterDangling(_builder);
        return _builder;
    }

    public IScanInBuilder ConventionSet() => Register(services => services.AddSingleton<ITypeSourceItem<IConventionSet>>(new AssemblySourceItem<IConventionSet>(Assemblies)));

    public IScanInBuilder EmbeddedResources() => Register(services => services.AddSingleton<IEmbeddedResourceProvider>(new DefaultEmbeddedResourceProvider(Assemblies)));

    public IScanInBuilder Migrations() => Register(services => services.AddSingleton<IMigrationSourceItem>(new AssemblyMigrationSourceItem(Assemblies)));

    public IScanInBuilder VersionTableMetaData() =>
        Register(services => services.AddSingleton<IVersionTableMetaDataSourceItem>(new AssemblyVersionTableMetaDataSourceItem(Assemblies)));

    private ScanInBuilder Register(Action<IServiceCollection> register)
    {
        if (DanglingAssemblySourceItem == SourceItem)
            DanglingAssemblySourceItem = null;
        register(Services);
        return this;
    }
}
