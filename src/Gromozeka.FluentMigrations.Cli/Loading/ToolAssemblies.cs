using System.Reflection;
using System.Runtime.Loader;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// The assemblies of the tool. Types that migrations, engine and driver exchange must exist once in a process, or the engine would not
/// recognize a migration. The program has its own copies of all other assemblies, in any version.
/// </summary>
internal static class ToolAssemblies
{
    private static readonly string[] Exchanged =
    [
        "FluentMigrator",
        "Gromozeka.FluentMigrations",
        "Microsoft.Extensions.",
        "Microsoft.Data.Sqlite",
        "SQLitePCLRaw.",
        "Npgsql",
    ];

    /// <summary>The folder of the tool. After the program was loaded, the runtime's base directory is that of the program.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(typeof(ToolAssemblies).Assembly.Location)!;

    /// <summary>The load context of the tool itself.</summary>
    public static AssemblyLoadContext Context { get; } = AssemblyLoadContext.GetLoadContext(typeof(ToolAssemblies).Assembly)!;

    /// <summary>Whether program and tool share an assembly.</summary>
    public static bool IsShared(AssemblyName name) =>
        Array.Exists(Exchanged, prefix => IsOf(name.Name!, prefix)) && Has(name.Name!)
        || Hosted.Current?.Taken.Contains(name.Name!) == true;

    public static bool Has(string name) => File.Exists(Path.Combine(Folder, name + ".dll"));

    /// <summary>Whether an assembly belongs to the API for which migrations are written.</summary>
    public static bool IsOfApi(string name) => IsOf(name, "FluentMigrator") || IsOf(name, "Gromozeka.FluentMigrations");

    /// <summary>
    /// The shared assemblies of which the program has a later version, which both must then use. FluentMigrator must have the same major
    /// version; the engine is always the tool's own.
    /// </summary>
    public static IReadOnlyList<string> LaterOnesOf(ProgramFiles program)
    {
        var own = new Lazy<DependencyFile?>(() => DependencyFile.Of(typeof(ToolAssemblies).Assembly.Location));
        return [.. Directory.EnumerateFiles(Folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Where(IsLater)];

        bool IsLater(string name) =>
            Array.Exists(Exchanged, prefix => IsOf(name, prefix))
            && !IsOf(name, "Gromozeka.FluentMigrations")
            && program.VersionOf(name) is { } theirs
            && own.Value?.Find(name)?.Version is { } ours
            && theirs > ours
            && (!IsOf(name, "FluentMigrator") || theirs.Major == ours.Major);
    }

    private static bool IsOf(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && (prefix.EndsWith('.') || name.Length == prefix.Length || name[prefix.Length] == '.');
}
