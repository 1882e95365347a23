using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Tests.Architecture;

/// <summary>
/// The folders of a project, and which refers to which. An unnecessary using is an error of the build, so that a using is a reference; the
/// other way to refer is a name that begins with the folder. The root of a project is its face: every folder may name what stands there.
/// </summary>
internal sealed partial class Folders
{
    private readonly SortedDictionary<string, SortedSet<string>> _arrows = new(StringComparer.Ordinal);

    private Folders(string project, string rootNamespace)
    {
        foreach (
            var folder in Directory
                .GetDirectories(project)
                .Select(path => Path.GetFileName(path)!)
                .Where(name => name is not ("bin" or "obj" or "build"))
        )
            _arrows[folder] = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (folder, arrows) in _arrows)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(project, folder), "*.cs", SearchOption.AllDirectories))
                arrows.UnionWith(
                    References(File.ReadAllText(file), rootNamespace).Where(other => other != folder && _arrows.ContainsKey(other))
                );
        }
    }

    public IEnumerable<string> Names => _arrows.Keys;

    public IEnumerable<(string From, string To)> Arrows => _arrows.SelectMany(pair => pair.Value.Select(to => (pair.Key, to)));

    public static Folders Of(string project) => new(Path.Combine(Repository.Root, "src", project), project);

    /// <summary>A way from a folder back to itself; empty when there is none.</summary>
    public IReadOnlyList<string> Circle() => Names.Select(name => Way(name, name, [])).FirstOrDefault(way => way.Count > 0) ?? [];

    /// <summary>The arrows without those that others imply.</summary>
    public IEnumerable<(string From, string To)> Shortest() =>
        Arrows.Where(arrow => !_arrows[arrow.From].Any(other => other != arrow.To && Way(other, arrow.To, []).Count > 0));

    private IReadOnlyList<string> Way(string from, string to, HashSet<string> seen)
    {
        foreach (var next in _arrows[from])
        {
            if (next == to)
                return [from, to];
            if (seen.Add(next) && Way(next, to, seen) is { Count: > 0 } rest)
                return [from, .. rest];
        }

        return [];
    }

    private static IEnumerable<string> References(string text, string rootNamespace)
    {
        var code = Comment().Replace(text, "");
        return Regex
            .Matches(code, $@"^using {Regex.Escape(rootNamespace)}\.(\w+)", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value)
            .Concat(Qualified().Matches(Using().Replace(Literal().Replace(code, "\"\""), "")).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("\"(?:[^\"\\\\\\n]|\\\\.)*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^(?:using|namespace) [^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    // A type behind the name of a folder; a member of something else stands behind a point, a value before one is written small or by its
    // own class.
    [GeneratedRegex(@"(?<![.\w])([A-Z]\w+)\.[A-Z]\w+\.")]
    private static partial Regex Qualified();
}
