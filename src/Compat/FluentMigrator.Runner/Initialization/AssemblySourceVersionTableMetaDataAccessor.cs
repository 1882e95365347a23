using FluentMigrator.Runner.VersionTableInfo;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds the class that is marked to name the version table.</summary>
public class AssemblySourceVersionTableMetaDataAccessor : IVersionTableMetaDataAccessor
{
    private readonly Lazy<IVersionTableMetaData> _names;

    /// <param name="typeFilterOptions">The namespace to look in.</param>
    /// <param name="sources">Where to look for it in particular.</param>
    /// <param name="serviceProvider">Gives the conventions that recognise it, and its constructor's services.</param>
    /// <param name="assemblySource">Where to look for everything; null for nowhere.</param>
    public AssemblySourceVersionTableMetaDataAccessor(
        IOptionsSnapshot<TypeFilterOptions> typeFilterOptions,
        IEnumerable<IVersionTableMetaDataSourceItem> sources,
        IServiceProvider serviceProvider,
        IAssemblySource assemblySource = null)
    {
        var filter = typeFilterOptions.Value;
        _names = new Lazy<IVersionTableMetaData>(() =>
        {
            var conventions = serviceProvider.GetRequiredService<IMigrationRunnerConventions>();
            bool IsMeant(Type type) => conventions.TypeIsVersionTableMetaData(type) && type.IsIn(filter);
            var found = sources.SelectMany(source => source.GetCandidates(IsMeant))
                .Concat(UsableTypes.Of(assemblySource?.Assemblies ?? []).Concat(NamedTypes(serviceProvider)).Where(IsMeant))
                .FirstOrDefault();
            return found is null ? null : (IVersionTableMetaData)ActivatorUtilities.CreateInstance(serviceProvider, found);
        });
    }

    public IVersionTableMetaData VersionTableMetaData => _names.Value;

    private static IEnumerable<Type> NamedTypes(IServiceProvider services) =>
        services.GetService<ITypeSource>() is TypeListSource list ? list.GetTypes() : [];
}
