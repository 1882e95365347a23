using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>One way to load an assembly by a name.</summary>
public interface IAssemblyLoadEngine
{
    /// <summary>Loads the assembly, or adds what went wrong to <paramref name="exceptions"/> and answers false.</summary>
    bool TryLoad(string name, ICollection<Exception> exceptions, out Assembly assembly);
}
