using System.Reflection;

namespace FluentMigrator.Infrastructure;

/// <summary>Says which embedded resources scripts may be taken from.</summary>
public interface IEmbeddedResourceProvider
{
    /// <summary>The names of the resources, each with the assembly that holds it.</summary>
    IEnumerable<(string, Assembly)> GetEmbeddedResources();
}
