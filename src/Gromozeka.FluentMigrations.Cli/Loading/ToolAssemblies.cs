using System.Reflection;
using System.Runtime.Loader;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// The assemblies that the tool brings along. What migrations, engine and driver exchange exists once in a process, or a migration would
/// be no migration to the engine; everything else the program has for itself, in whichever version it likes.
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
    ];

    /// <summary>The folder of the tool. The program's is what the runtime calls the base directory, once it is loaded.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(typeof(ToolAssemblies).Assembly.Location)!;

    /// <summary>Where the tool itself is loaded.</summary>
    public static AssemblyLoadContext Context { get; } = AssemblyLoadContext.GetLoadContext(typeof(ToolAssemblies).Assembly)!;

    /// <summary>Whether program and tool have an assembly in common.</summary>
    public static bool IsShared(AssemblyName name) =>
        Array.Exists(Exchanged, prefix => IsOf(name.Name!, prefix)) && Has(name.Name!)
        || Hosted.Current?.Taken.Contains(name.Name!) == true;

    public static bool Has(string name) => File.Exists(Path.Combine(Folder, name + ".dll"));

    /// <summary>Whether an assembly is of the API that migrations are written for.</summary>
    public static bool IsOfApi(string name) => IsOf(name, "FluentMigrator") || IsOf(name, "Gromozeka.FluentMigrations");

    /// <summary>
    /// The shared assemblies of which the program brings a later version, which then both have to use. Of FluentMigrator it has to be of
    /// the same major version; the engine is the tool's own.
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
