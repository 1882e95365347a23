using System.Reflection;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>
/// Names assemblies by a class of theirs, as reflection does. The compiler of native code takes in what it sees by name; there is no
/// assembly to load that it did not take in.
/// </summary>
internal static class BundleTypes
{
    public static string Of(Assembly assembly) => Of(assembly.EntryPoint?.DeclaringType ?? First(assembly));

    public static string Of(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    /// <summary>A class that can be loaded here: a migration if there is one.</summary>
    private static Type First(Assembly assembly)
    {
        Type[] types;
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            types = [.. partly.Types.OfType<Type>()];
        }

        return types.FirstOrDefault(type => type.IsDefined(typeof(FluentMigrator.MigrationAttribute), inherit: false)) ?? types[0];
    }
}
