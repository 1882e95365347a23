using System.Text.RegularExpressions;

namespace FluentMigrator.Tests.Api;

/// <summary>Reads the list of FluentMigrator's signatures.</summary>
internal static partial class ApiList
{
    public static IReadOnlyList<ApiType> Read(params string[] assemblies)
    {
        var types = new List<ApiType>();
        var (assembly, space) = ("", "");
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "public-api.txt")))
        {
            if (line.StartsWith("# assembly ", StringComparison.Ordinal))
                assembly = line[11..];
            else if (line.StartsWith("## namespace ", StringComparison.Ordinal))
                space = line[13..];
            else if (assembly.Length == 0 || line.Length == 0 || (assemblies.Length > 0 && !assemblies.Contains(assembly)))
                continue;
            else if (line.StartsWith("    ", StringComparison.Ordinal))
                ((HashSet<string>)types[^1].Members).Add(line.Trim());
            else
                types.Add(ParseHeader(space, line));
        }

        return types;
    }

    private static ApiType ParseHeader(string space, string line)
    {
        if (EnumHeader().Match(line) is { Success: true } enumeration)
        {
            var values = enumeration.Groups[2].Value.Split(", ").ToHashSet();
            return new ApiType(space, enumeration.Groups[1].Value, "enum", new HashSet<string>(), values);
        }

        var header = Header().Match(line);
        var bases = header.Groups["bases"].Success ? BetweenBases().Split(header.Groups["bases"].Value) : [];
        var usage = header.Groups["usage"].Value;
        return new ApiType(
            space, header.Groups["name"].Value, header.Groups["kind"].Value + usage, bases.ToHashSet(), new HashSet<string>());
    }

    [GeneratedRegex(@"^enum (\S+) \{ (.*) \}$")]
    private static partial Regex EnumHeader();

    [GeneratedRegex(
        @"^(?<kind>(static |abstract |sealed )?(class|interface|struct|delegate)) (?<name>.+?)( : (?<bases>.+?))?"
        + @"(?<usage> \[AttributeUsage.*\])?$")]
    private static partial Regex Header();

    [GeneratedRegex(@", (?![^<]*>)")]
    private static partial Regex BetweenBases();
}
