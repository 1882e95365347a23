using System.Reflection;
using System.Runtime.Loader;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// The assembly of the migrations and its own dependencies, in a context of their own: from beside it, or from where its <c>.deps.json</c>
/// says. What migrations, engine and driver share is the tool's, or a migration would not be one here.
/// </summary>
internal sealed class MigrationAssemblies : AssemblyLoadContext
{
    private static readonly string[] Shared = ["FluentMigrator", "Gromozeka.FluentMigrations", "Microsoft.Extensions.", "Microsoft.Data.Sqlite", "SQLitePCLRaw."];

    private readonly string _folder;
    private readonly Lazy<AssemblyDependencyResolver> _resolver;
    private readonly Lazy<PackageFolder> _packages;

    private MigrationAssemblies(string path)
        : base("migrations")
    {
        _folder = Path.GetDirectoryName(path)!;
        _resolver = new(() => new AssemblyDependencyResolver(path));
        _packages = new(() => new PackageFolder(path));
    }

    /// <summary>Loads an assembly.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <exception cref="MigrationException">There is none, or it is no assembly.</exception>
    public static Assembly Load(string path)
    {
        try
        {
            var assembly = new MigrationAssemblies(path).LoadFromAssemblyPath(path);
            ApiVersions.Check(assembly);
            return assembly;
        }
        catch (BadImageFormatException cause)
        {
            throw Errors.NotFound($"{path} is no .NET assembly.", cause.Message, cause);
        }
    }

    /// <summary>Whether the tool's own copy of an assembly is used.</summary>
    public static bool IsShared(AssemblyName name) => Array.Exists(Shared, prefix => IsOf(name.Name!, prefix)) && IsOfTool(name.Name!);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (IsShared(assemblyName))
            return null;
        var beside = Path.Combine(_folder, assemblyName.Name + ".dll");
        if (File.Exists(beside))
            return LoadFromAssemblyPath(beside);
        return (_resolver.Value.ResolveAssemblyToPath(assemblyName) ?? _packages.Value.Find(assemblyName)) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.Value.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;

    private static bool IsOf(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && (prefix.EndsWith('.') || name.Length == prefix.Length || name[prefix.Length] == '.');

    /// <summary>Whether the tool brings an assembly along.</summary>
    public static bool IsOfTool(string name) => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
