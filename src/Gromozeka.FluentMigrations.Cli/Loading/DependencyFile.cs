using System.Text.Json;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The <c>.deps.json</c> file of a program: its assemblies, their origins and their dependencies.</summary>
internal sealed class DependencyFile
{
    private readonly Dictionary<string, DependencyAssembly> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Library> _libraries = new(StringComparer.OrdinalIgnoreCase);

    private DependencyFile() { }

    /// <returns>The file of an assembly; null if there is none.</returns>
    public static DependencyFile? Of(string assembly)
    {
        var path = Path.ChangeExtension(assembly, ".deps.json");
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var file = new DependencyFile();
            file.Read(document.RootElement);
            return file;
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Errors.CannotLoad($"{path} cannot be read.", cause.Message, "build the program again", cause);
        }
    }

    public DependencyAssembly? Find(string name) => _assemblies.GetValueOrDefault(name);

    /// <summary>The assemblies of the libraries that use an API, directly or indirectly, and those with unknown dependencies.</summary>
    public IEnumerable<string> UsersOf(Predicate<string> isApi)
    {
        var known = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        return _libraries
            .Where(library => !isApi(library.Key) && (library.Value.IsFile || Uses(library.Key, isApi, known)))
            .SelectMany(library => library.Value.Assemblies);
    }

    private bool Uses(string name, Predicate<string> isApi, Dictionary<string, bool> known)
    {
        if (known.TryGetValue(name, out var isUser))
            return isUser;
        known[name] = false;
        return known[name] =
            _libraries.TryGetValue(name, out var library) && library.Dependencies.Any(used => isApi(used) || Uses(used, isApi, known));
    }

    private void Read(JsonElement root)
    {
        var target = root.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        var details = root.GetProperty("libraries");
        foreach (var entry in root.GetProperty("targets").GetProperty(target).EnumerateObject())
        {
            var detail = details.GetProperty(entry.Name);
            var folder = detail.TryGetProperty("path", out var path) ? path.GetString() : null;
            var library = new Library(detail.GetProperty("type").GetString() == "reference");
            _libraries.TryAdd(entry.Name.Split('/')[0], library);
            if (entry.Value.TryGetProperty("dependencies", out var dependencies))
                library.Dependencies.AddRange(dependencies.EnumerateObject().Select(used => used.Name));
            if (entry.Value.TryGetProperty("runtime", out var files))
                Add(library, files, folder, isOfPlatform: false);
            if (entry.Value.TryGetProperty("runtimeTargets", out var platforms))
                Add(library, platforms, folder, isOfPlatform: true);
        }
    }

    private void Add(Library library, JsonElement files, string? folder, bool isOfPlatform)
    {
        foreach (var file in files.EnumerateObject())
        {
            if (isOfPlatform && file.Value.GetProperty("assetType").GetString() != "runtime")
                continue;
            var name = Path.GetFileNameWithoutExtension(file.Name);
            var version =
                file.Value.TryGetProperty("assemblyVersion", out var text) && Version.TryParse(text.GetString(), out var number)
                    ? number
                    : null;
            if (_assemblies.TryGetValue(name, out var known))
                known.IsOfPlatform |= isOfPlatform;
            else
                _assemblies[name] = new DependencyAssembly(folder is null ? null : Path.Combine(folder, file.Name), version)
                {
                    IsOfPlatform = isOfPlatform,
                };
            if (!library.Assemblies.Contains(name))
                library.Assemblies.Add(name);
        }
    }

    private sealed record Library(bool IsFile)
    {
        public List<string> Dependencies { get; } = [];

        public List<string> Assemblies { get; } = [];
    }
}

/// <summary>An assembly of a program.</summary>
/// <param name="PackagePath">Its path in the package folder; null if it does not come from a package.</param>
/// <param name="Version">Its version; null if the file does not contain it.</param>
internal sealed record DependencyAssembly(string? PackagePath, Version? Version)
{
    /// <summary>Whether there are different files for different platforms.</summary>
    public bool IsOfPlatform { get; set; }
}
