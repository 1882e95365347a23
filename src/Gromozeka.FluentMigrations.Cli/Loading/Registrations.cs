using System.Reflection;

using FluentMigrator;

using Gromozeka.FluentMigrations.Hosting;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>Finds how the migrations of some assemblies are registered.</summary>
internal static class Registrations
{
    /// <summary>
    /// The registration of the assemblies or, where they have none, of an assembly that they use: the program is often the host, and its
    /// migrations are in a library.
    /// </summary>
    public static IMigrationRegistration Find(IReadOnlyList<Assembly> assemblies, bool stripComments)
    {
        var registered = Of(assemblies);
        if (registered.Count == 0 && Reachable(assemblies).ToList() is var candidates)
        {
            registered = Of(candidates);
            if (registered.Count == 0)
                return new PlainRegistration(WithMigrations(assemblies, candidates), stripComments);
        }

        return registered.Count switch
        {
            1 => (IMigrationRegistration)Activator.CreateInstance(registered[0].Registration)!,
            _ => throw Errors.NotFound(
                "Several assemblies register migrations.",
                string.Join(", ", registered.Select(attribute => attribute.Registration.FullName))),
        };
    }

    private static List<MigrationRegistrationAttribute> Of(IReadOnlyList<Assembly> assemblies) =>
        [.. assemblies.Select(assembly => assembly.GetCustomAttribute<MigrationRegistrationAttribute>()).OfType<MigrationRegistrationAttribute>()];

    /// <summary>The named assemblies as they are, unless none of them has a migration and one that they use has.</summary>
    private static IReadOnlyList<Assembly> WithMigrations(IReadOnlyList<Assembly> named, List<Assembly> candidates)
    {
        if (named.Any(HasMigrations))
            return named;
        var others = candidates.Where(HasMigrations).ToList();
        return others.Count > 0 ? others : named;
    }

    public static bool HasMigrations(Assembly assembly) => assembly.GetTypes().Any(type => type.IsDefined(typeof(MigrationAttribute), inherit: false));

    private static IEnumerable<Assembly> Reachable(IReadOnlyList<Assembly> assemblies)
    {
        var seen = new HashSet<string>(assemblies.Select(assembly => assembly.GetName().Name!), StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<Assembly>(assemblies);
        while (waiting.TryDequeue(out var assembly))
        {
            yield return assembly;
            var folder = Path.GetDirectoryName(assembly.Location)!;
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                // Only what is built with the program; a package has no migrations of the program.
                var path = Path.Combine(folder, name.Name + ".dll");
                if (MigrationAssemblies.IsShared(name) || !IsOwn(name) || !File.Exists(path) || !seen.Add(name.Name!))
                    continue;
                var used = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(assembly)!.LoadFromAssemblyName(name);
                ApiVersions.Check(used);
                waiting.Enqueue(used);
            }
        }
    }

    private static bool IsOwn(AssemblyName name) =>
        !name.Name!.StartsWith("System.", StringComparison.Ordinal) && !name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
