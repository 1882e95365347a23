using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>The other names of migration attributes: aliases (<c>using</c>) and derived attributes.</summary>
internal sealed partial class AttributeNames
{
    private const string Suffix = "Attribute";

    // The scope of the name: a file, or null for all files.
    private readonly List<(string? File, string Name, string Meaning)> _all = [];

    /// <summary>Adds the names that a file declares.</summary>
    public void Add(string file, string code)
    {
        foreach (Match alias in Alias().Matches(code))
            _all.Add((alias.Groups[1].Success ? null : file, WithoutSuffix(alias.Groups[2].Value), WithoutSuffix(alias.Groups[3].Value)));
        foreach (Match derived in Derived().Matches(code))
            _all.Add((null, WithoutSuffix(derived.Groups[1].Value), WithoutSuffix(derived.Groups[1].Value)));
    }

    /// <summary>Adds an alias of the project.</summary>
    public void AddOfProject(string name, string type) => _all.Add((null, WithoutSuffix(name), WithoutSuffix(type.Split('.')[^1])));

    /// <summary>Whether code may use a name that is not recognizably that of a migration attribute.</summary>
    public bool AreIn(string code) => _all.Exists(one => one.File is null && code.Contains(one.Name, StringComparison.Ordinal));

    /// <summary>The names that a file may use, with the attributes that they stand for.</summary>
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
