using System.Reflection;

namespace FluentMigrator.Infrastructure;

/// <summary>Offers the embedded resources of given assemblies; dynamic assemblies, which have none, are passed over.</summary>
public class DefaultEmbeddedResourceProvider : IEmbeddedResourceProvider
{
    private readonly Assembly[] _assemblies;

    public DefaultEmbeddedResourceProvider(IEnumerable<Assembly> assemblies)
        : this(assemblies.ToArray())
    {
    }

    public DefaultEmbeddedResourceProvider(params Assembly[] assemblies)
    {
        _assemblies = assemblies;
    }

    public IEnumerable<(string, Assembly)> GetEmbeddedResources()
    {
        foreach (var assembly in _assemblies.Distinct().Where(assembly => !assembly.IsDynamic))
            foreach (var name in assembly.GetManifestResourceNames())
                yield return (name, assembly);
    }
}
