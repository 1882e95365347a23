using System.Reflection;
using System.Text.Json;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// The packages of a library. A library that is built, not published, has none of them beside it; its <c>.deps.json</c> says where in the
/// folder of all packages they are.
/// </summary>
internal sealed class PackageFolder
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    public PackageFolder(string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".deps.json");
        if (!File.Exists(file))
            return;
        var root = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var folders = document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.TryGetProperty("path", out _))
            .ToDictionary(library => library.Name, library => Path.Combine(root, library.Value.GetProperty("path").GetString()!));
        var libraries = document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject());
        foreach (var library in libraries.Where(library => folders.ContainsKey(library.Name)))
        {
            if (!library.Value.TryGetProperty("runtime", out var files))
                continue;
            foreach (var path in files.EnumerateObject().Select(entry => Path.Combine(folders[library.Name], entry.Name)))
                _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }
    }

    /// <summary>The file of an assembly; null when no package has it.</summary>
    public string? Find(AssemblyName name) => _paths.TryGetValue(name.Name!, out var path) && File.Exists(path) ? path : null;
}
