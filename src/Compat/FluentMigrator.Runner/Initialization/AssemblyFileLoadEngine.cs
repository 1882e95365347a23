using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Loads an assembly from a file.</summary>
public class AssemblyFileLoadEngine : IAssemblyLoadEngine
{
    public bool TryLoad(string name, ICollection<Exception> exceptions, out Assembly assembly)
    {
        try
        {
            assembly = Assembly.LoadFrom(Path.GetFullPath(name));
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
