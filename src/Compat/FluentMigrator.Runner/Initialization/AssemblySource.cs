using System.Reflection;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Initialization;

/// <summary>The assemblies that the options name and those that the host gave, each once.</summary>
public class AssemblySource : IAssemblySource
{
    private readonly Lazy<IReadOnlyCollection<Assembly>> _assemblies;

    /// <param name="options">Names of assemblies to load.</param>
    /// <param name="loadEngines">The ways to load one, in the order of trial.</param>
    /// <param name="sourceItems">Assemblies that are loaded already.</param>
    public AssemblySource(
        IOptions<AssemblySourceOptions> options, IEnumerable<IAssemblyLoadEngine> loadEngines, IEnumerable<IAssemblySourceItem> sourceItems)
        => _assemblies = new Lazy<IReadOnlyCollection<Assembly>>(() =>
        [
            .. (options.Value.AssemblyNames ?? []).Select(name => Load(name, loadEngines))
                .Concat(sourceItems.SelectMany(item => item.Assemblies)).Distinct(),
        ]);

    /// <exception cref="FileNotFoundException">An assembly that the options name cannot be loaded; the message names it.</exception>
    public IReadOnlyCollection<Assembly> Assemblies => _assemblies.Value;

    private static Assembly Load(string name, IEnumerable<IAssemblyLoadEngine> engines)
    {
        var causes = new List<Exception>();
        foreach (var engine in engines)
        {
            if (engine.TryLoad(name, causes, out var assembly))
                return assembly;
        }

        throw new FileNotFoundException(
            $"The assembly \"{name}\", named in AssemblySourceOptions.AssemblyNames, cannot be loaded. {string.Join(" ", causes.Select(cause => cause.Message))}",
            name,
            causes.FirstOrDefault());
    }
}
