using FluentMigrator.Runner.Conventions;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds a convention set among the classes that were named for it, or among those that are scanned for everything.</summary>
public class AssemblySourceConventionSetAccessor : IConventionSetAccessor
{
    private readonly Lazy<IConventionSet> _set;

    /// <param name="typeFilterOptions">The namespace to look in.</param>
    /// <param name="sources">Where to look for it in particular.</param>
    /// <param name="serviceProvider">Its constructor's services.</param>
    /// <param name="assemblySource">Where to look for everything; null for nowhere.</param>
    public AssemblySourceConventionSetAccessor(
        IOptionsSnapshot<TypeFilterOptions> typeFilterOptions,
        IEnumerable<ITypeSourceItem<IConventionSet>> sources,
        IServiceProvider serviceProvider,
        IAssemblySource assemblySource = null)
    {
        var filter = typeFilterOptions.Value;
        _set = new Lazy<IConventionSet>(() =>
        {
            var found = sources.SelectMany(source => source.GetCandidates(type => type.IsIn(filter)))
                .Concat(UsableTypes.Of(assemblySource?.Assemblies ?? [])
                    .Where(type => typeof(IConventionSet).IsAssignableFrom(type) && type.IsIn(filter)))
                .FirstOrDefault();
            return found is null ? null : (IConventionSet)ActivatorUtilities.CreateInstance(serviceProvider, found);
        });
    }

    public IConventionSet GetConventionSet() => _set.Value;
}
