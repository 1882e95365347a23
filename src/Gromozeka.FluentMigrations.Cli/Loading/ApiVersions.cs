using System.Reflection;
using System.Runtime.Loader;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// Checks whether an assembly was built against the migration API of the tool. Within a major version (below 1.0: a minor version), a newer
/// tool runs older migrations, but not vice versa.
/// </summary>
internal static class ApiVersions
{
    private static readonly string[] Api = ["FluentMigrator", "Gromozeka.FluentMigrations"];

    /// <exception cref="MigrationException"><see cref="ErrorCodes.OtherApiVersion"/>.</exception>
    public static void Check(Assembly assembly)
    {
        if (Mismatch(assembly) is { } error)
            throw error;
    }

    /// <summary>Explains a failure by an API that a loaded assembly needs and the tool does not have.</summary>
    /// <param name="cause">The exception that the runtime threw.</param>
    /// <returns>The error; null if no assembly of the migrations needs another version.</returns>
    public static MigrationException? Mismatch(Exception cause) =>
        AssemblyLoadContext
            .All.OfType<MigrationAssemblies>()
            .SelectMany(context => context.Assemblies)
            .Select(assembly => Mismatch(assembly, cause))
            .FirstOrDefault(error => error is not null);

    private static MigrationException? Mismatch(Assembly assembly, Exception? cause = null)
    {
        foreach (var needed in assembly.GetReferencedAssemblies().Where(name => ToolAssemblies.IsOfApi(name.Name!)))
        {
            if (Find(needed.Name!) is not { } here)
            {
                // Other extensions of the API come with the migrations; its core must be that of the tool.
                if (needed.Name is "FluentMigrator.Abstractions" or "FluentMigrator" or "Gromozeka.FluentMigrations")
                    return Errors.OtherVersion(Built(assembly, needed), $"this tool has no {needed.Name}, but {Own()}", cause);
            }
            else if (!Fits(needed.Version!, here))
            {
                return Errors.OtherVersion(Built(assembly, needed), $"this tool has version {here.ToString(3)}", cause);
            }
        }

        return null;
    }

    private static string Built(Assembly assembly, AssemblyName needed) =>
        $"{assembly.GetName().Name} was built against {needed.Name} {needed.Version!.ToString(3)}.";

    private static string Own() =>
        string.Join(", ", Api.Select(name => Find(name) is { } version ? $"{name} {version.ToString(3)}" : null).OfType<string>());

    private static bool Fits(Version needed, Version here) =>
        needed.Major == here.Major && (needed.Major > 0 || needed.Minor == here.Minor) && needed <= here;

    private static Version? Find(string name) =>
        ToolAssemblies.Has(name) ? ToolAssemblies.Context.LoadFromAssemblyName(new AssemblyName(name)).GetName().Version : null;
}
