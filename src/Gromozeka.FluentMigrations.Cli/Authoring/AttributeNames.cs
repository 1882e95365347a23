using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>
/// By which other names the attributes of migrations are called: aliases of <c>using</c>, and attributes that are derived from them.
/// </summary>
internal sealed partial class AttributeNames
{
    private const string Suffix = "Attribute";

    // Where the name holds: a file; everywhere for null.
    private readonly List<(string? File, string Name, string Meaning)> _all = [];

    /// <summary>Adds those that a file declares.</summary>
    public void Add(string file, string code)
    {
        foreach (Match alias in Alias().Matches(code))
            _all.Add((alias.Groups[1].Success ? null : file, WithoutSuffix(alias.Groups[2].Value), WithoutSuffix(alias.Groups[3].Value)));
        foreach (Match derived in Derived().Matches(code))
            _all.Add((null, WithoutSuffix(derived.Groups[1].Value), WithoutSuffix(derived.Groups[1].Value)));
    }

    /// <summary>Adds an alias of the project.</summary>
    public void AddOfProject(string name, string type) => _all.Add((null, WithoutSuffix(name), WithoutSuffix(type.Split('.')[^1])));

    /// <summary>Whether a code may use one that says nothing of a migration by its name.</summary>
    public bool AreIn(string code) => _all.Exists(one => one.File is null && code.Contains(one.Name, StringComparison.Ordinal));

    /// <summary>The names that a file may use, with the attributes that they mean.</summary>
    public IReadOnlyDictionary<string, string> Of(string file) =>
        _all.Where(one => one.File is null || one.File == file)
            .GroupBy(one => one.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Meaning, StringComparer.Ordinal);

    private static string WithoutSuffix(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;

    [GeneratedRegex(@"\b(global\s+)?using\s+@?(\w+)\s*=\s*(?:global\s*::\s*)?(?:\w+\s*(?:\.|::)\s*)*(\w*Migration(?:Attribute)?)\s*;")]
    private static partial Regex Alias();

    [GeneratedRegex(@"\bclass\s+@?(\w+)\s*(?:\([^)]*\))?\s*:\s*(?:global\s*::\s*)?(?:\w+\s*(?:\.|::)\s*)*\w*MigrationAttribute\b")]
    private static partial Regex Derived();
}
