using System.Reflection;
using System.Runtime.Loader;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// Finds the assemblies of a program as its own host would: next to it, in a package, or in a shared framework. Of two versions, the higher
/// one is used.
/// </summary>
internal sealed class ProgramFiles
{
    private static readonly string Packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly string _folder;
    private readonly string _packages;
    private readonly Lazy<IReadOnlyList<string>> _frameworks;
    private readonly Lazy<AssemblyDependencyResolver> _resolver;

    /// <param name="path">The absolute path of the program, or of a library.</param>
    /// <param name="packages">The package folder; null for the default one.</param>
    /// <exception cref="MigrationException">A file of the program cannot be read.</exception>
    public ProgramFiles(string path, string? packages)
    {
        AssemblyPath = path;
        _folder = Path.GetDirectoryName(path)!;
        _packages = packages ?? Packages;
        _resolver = new(() => new AssemblyDependencyResolver(path));
        Configuration = RuntimeConfiguration.Of(path);
        Dependencies = DependencyFile.Of(path);
        _frameworks = new(() => SharedFrameworks.Find(Path.GetFileName(path), Configuration?.Frameworks));
    }

    public string AssemblyPath { get; }

    /// <summary>The runtime configuration of the program; null for a library.</summary>
    public RuntimeConfiguration? Configuration { get; }

    /// <summary>The dependencies of the program; null if they are not known.</summary>
    public DependencyFile? Dependencies { get; }

    /// <summary>Finds the shared frameworks that the program requires.</summary>
    /// <exception cref="MigrationException">One is not installed.</exception>
    public void CheckFrameworks() => _ = _frameworks.Value;

    /// <summary>Makes this process look like the program's own to its code: its switches and its base directory.</summary>
    public void Apply()
    {
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", _folder + Path.DirectorySeparatorChar);
        Configuration?.Apply();
    }

    /// <summary>The file of an assembly.</summary>
    /// <returns>The path; null if it belongs to the runtime, or there is none.</returns>
    public string? Find(AssemblyName name)
    {
        var simple = name.Name + ".dll";
        if (File.Exists(Path.Combine(SharedFrameworks.RuntimeFolder, simple)))
            return IsLater(name) ? Own(name) : null;
        if (_frameworks.Value.Select(folder => Path.Combine(folder, simple)).FirstOrDefault(File.Exists) is { } shared)
            return (IsLater(name) ? Own(name) : null) ?? shared;
        return Own(name);
    }

    public string? FindNative(string name) => _resolver.Value.ResolveUnmanagedDllToPath(name);

    /// <summary>The version of the assembly that the program includes; null if it includes none.</summary>
    public Version? VersionOf(string name) =>
        Dependencies is { } dependencies ? dependencies.Find(name)?.Version
        : Path.Combine(_folder, name + ".dll") is var file && File.Exists(file) ? AssemblyName.GetAssemblyName(file).Version
        : null;

    /// <summary>
    /// Whether the program includes a later version than the frameworks, whose assemblies have the major version of the runtime.
    /// </summary>
    private bool IsLater(AssemblyName name) => VersionOf(name.Name!) is { } own && own.Major > SharedFrameworks.RuntimeVersion.Major;

    private string? Own(AssemblyName name)
    {
        var known = Dependencies?.Find(name.Name!);
        if (known is { IsOfPlatform: true } && _resolver.Value.ResolveAssemblyToPath(name) is { } ofPlatform)
            return ofPlatform;
        var beside = Path.Combine(_folder, name.Name + ".dll");
        if (File.Exists(beside))
            return beside;
        if (_resolver.Value.ResolveAssemblyToPath(name) is { } resolved)
            return resolved;
        // A library that is built, but not published, has no packages next to it.
        return known?.PackagePath is { } path && Path.Combine(_packages, path) is var package && File.Exists(package) ? package : null;
    }
}
