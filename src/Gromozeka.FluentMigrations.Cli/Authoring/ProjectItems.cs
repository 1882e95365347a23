using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>The source files of a project file, except for items with properties and conditions.</summary>
internal sealed class ProjectItems
{
    private static readonly string[] OfFolder = ["Directory.Build.props", "Directory.Build.targets"];

    private readonly string _root;
    private readonly List<string> _unread = [];
    private readonly List<XElement> _elements;

    /// <param name="project">The project file.</param>
    public ProjectItems(string project)
    {
        _root = Path.GetDirectoryName(project)!;
        _elements = [.. OfFolder.Select(name => Nearest(_root, name)).OfType<string>().Prepend(project).SelectMany(Elements)];
    }

    /// <summary>The parts that were not understood, verbatim.</summary>
    public IReadOnlyList<string> Unread => _unread;

    /// <summary>The type aliases, which apply to every source file.</summary>
    public IEnumerable<(string Name, string Type)> Aliases =>
        from element in _elements
        where element.Name.LocalName == "Using" && element.Attribute("Alias") is not null && element.Attribute("Include") is not null
        select (element.Attribute("Alias")!.Value, element.Attribute("Include")!.Value);

    /// <summary>The project files that it refers to, as absolute paths.</summary>
    public IEnumerable<string> References =>
        from element in _elements
        where element.Name.LocalName == "ProjectReference"
        from path in (element.Attribute("Include")?.Value ?? "").Split(
            ';',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        )
        where !IsComputed(path)
        select Path.GetFullPath(path.Replace('\\', '/'), _root);

    /// <summary>The source files.</summary>
    /// <param name="below">The files below the folder, which are included by default.</param>
    public IReadOnlyCollection<string> Of(IEnumerable<string> below)
    {
        var takesNone = _elements.Exists(element =>
            element.Name.LocalName is "EnableDefaultCompileItems" or "EnableDefaultItems"
            && element.Value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase)
        );
        HashSet<string> files = new(takesNone ? [] : below, StringComparer.Ordinal);
        foreach (var element in _elements.Where(element => element.Name.LocalName == "Compile"))
        {
            var excluded = Patterns(element, "Exclude").Select(Glob).ToList();
            files.UnionWith(
                Patterns(element, "Include").SelectMany(Included).Where(file => !excluded.Exists(pattern => pattern.IsMatch(Slashes(file))))
            );
            var removed = Patterns(element, "Remove").Select(Glob).ToList();
            files.RemoveWhere(file => removed.Exists(pattern => pattern.IsMatch(Slashes(file))));
        }

        return files;
    }

    private List<XElement> Elements(string file)
    {
        try
        {
            return [.. XDocument.Load(file).Descendants()];
        }
        catch (XmlException cause)
        {
            _unread.Add($"{Path.GetFileName(file)} is not read: {cause.Message}");
            return [];
        }
    }

    private static string? Nearest(string folder, string name)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, name)))
                return Path.Combine(parent.FullName, name);
        }

        return null;
    }

    private IEnumerable<string> Patterns(XElement element, string attribute)
    {
        if (element.Attribute(attribute)?.Value is not { } text)
            return [];
        var isConditional = element.AncestorsAndSelf().Any(one => one.Attribute("Condition") is not null);
        var patterns = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!isConditional && !Array.Exists(patterns, IsComputed))
            return patterns;
        _unread.Add($"<Compile {attribute}=\"{text}\"> of the project is not read{(isConditional ? ": it has a condition" : "")}");
        return isConditional ? [] : patterns.Where(pattern => !IsComputed(pattern));
    }

    private static bool IsComputed(string pattern) =>
        pattern.Contains("$(", StringComparison.Ordinal) || pattern.Contains("@(", StringComparison.Ordinal);

    private IEnumerable<string> Included(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/');
        var fixedPart = parts[..^1].TakeWhile(part => !part.Contains('*', StringComparison.Ordinal)).ToArray();
        var folder = Path.GetFullPath(Path.Combine([_root, .. fixedPart.Select(part => part.Length == 0 ? "/" : part)]));
        if (!parts[^1].EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || !Directory.Exists(folder))
            return [];
        var all = Glob(pattern);
        return Directory
            .EnumerateFiles(folder, "*", fixedPart.Length < parts.Length - 1 ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            .Where(file => all.IsMatch(Slashes(file)));
    }

    private Regex Glob(string pattern)
    {
        var path = Slashes(Path.GetFullPath(Path.Combine(_root, pattern.Replace('\\', '/'))));
        var text = Regex
            .Escape(path)
            .Replace(@"/\*\*/", "/(?:.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal);
        return new Regex($"^{text}$", RegexOptions.IgnoreCase);
    }

    private static string Slashes(string path) => path.Replace('\\', '/');
}
