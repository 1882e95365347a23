using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Loads an assembly by its name.</summary>
public class AssemblyNameLoadEngine : IAssemblyLoadEngine
{
    public bool TryLoad(string name, ICollection<Exception> exceptions, out Assembly assembly)
    {
        try
        {
            assembly = Assembly.Load(name);
            return true;
        }
        catch (Exception cause) when (cause is IOException or BadImageFormatException or ArgumentException)
        {
            exceptions.Add(cause);
            assembly = null;
            return false;
        }
    }
}
