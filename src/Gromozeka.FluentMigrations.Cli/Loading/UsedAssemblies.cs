using System.Reflection;
using System.Runtime.Loader;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The assemblies that a program uses and that may contain its migrations.</summary>
internal static class UsedAssemblies
{
    /// <summary>
    /// The assemblies in the program's dependency file, because the compiler omits references whose classes are not used; and referenced
    /// ones next to it.
    /// </summary>
    public static IReadOnlyList<Assembly> Of(IReadOnlyList<Assembly> assemblies)
    {
        var seen = new HashSet<string>(assemblies.Select(assembly => assembly.GetName().Name!), StringComparer.OrdinalIgnoreCase);
        var found = new List<Assembly>();
        var waiting = new Queue<Assembly>(assemblies);
        while (waiting.TryDequeue(out var assembly))
        {
            if (!assemblies.Contains(assembly))
                found.Add(assembly);
            foreach (var name in NamesOf(assembly).Where(seen.Add))
            {
                if (Load(assembly, name) is not { } used)
                    continue;
                ApiVersions.Check(used);
                waiting.Enqueue(used);
            }
        }

        return found;
    }

    /// <summary>Whether an assembly has migrations.</summary>
    /// <exception cref="ReflectionTypeLoadException">It contains a class that cannot be loaded.</exception>
    public static bool HasMigrations(Assembly assembly) => assembly.GetTypes().Any(IsMigration);

    /// <summary>The same for an assembly that was not named: a class that cannot be loaded is ignored.</summary>
    public static bool MayHaveMigrations(Assembly assembly)
    {
        try
        {
            return HasMigrations(assembly);
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>().Any(IsMigration);
        }
    }

    private static bool IsMigration(Type type) => type.IsDefined(typeof(MigrationAttribute), inherit: false);

    private static IEnumerable<string> NamesOf(Assembly assembly)
    {
        var program = MigrationAssemblies.ProgramOf(assembly);
        var folder = Path.GetDirectoryName(assembly.Location)!;
        // Only assemblies that are built with the program, or that are known to use the API.
        var referenced = assembly
            .GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => IsOwn(name) && File.Exists(Path.Combine(folder, name + ".dll")));
        return (assembly.Location == program.AssemblyPath ? program.Dependencies?.UsersOf(ToolAssemblies.IsOfApi) ?? [] : []).Concat(
            referenced
        );
    }

    private static Assembly? Load(Assembly user, string name)
    {
        if (
            ToolAssemblies.IsOfApi(name)
            || ToolAssemblies.IsShared(new AssemblyName(name))
            || MigrationAssemblies.ProgramOf(user).Find(new AssemblyName(name)) is null
        )
            return null;
        return AssemblyLoadContext.GetLoadContext(user)!.LoadFromAssemblyName(new AssemblyName(name));
    }

    private static bool IsOwn(string name) =>
        !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
