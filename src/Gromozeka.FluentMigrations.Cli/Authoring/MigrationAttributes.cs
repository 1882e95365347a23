using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>A migration attribute in a source file.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The name of the attribute, without its namespace and without <c>Attribute</c>.</param>
/// <param name="Arguments">Its arguments as written; a named one begins with its name and a colon.</param>
internal sealed partial record MigrationAttributes(string File, string Name, IReadOnlyList<string> Arguments)
{
    private static readonly string[] PartsOfTime = ["year", "month", "day", "hour", "minute", "second"];
    private static readonly long[] Places = [1_00_00_00_00_00, 1_00_00_00_00, 1_00_00_00, 1_00_00, 1_00, 1];

    /// <summary>The attributes in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="code">Its code, without comments.</param>
    /// <param name="names">The other names of migration attributes in the file.</param>
    public static IEnumerable<MigrationAttributes> In(string file, string code, IReadOnlyDictionary<string, string> names) =>
        Attribute()
            .Matches(code)
            .Select(match =>
                (
                    match,
                    Name: names.GetValueOrDefault(match.Groups["name"].Value)
                        ?? (match.Groups["name"].Value.EndsWith("Migration", StringComparison.Ordinal) ? match.Groups["name"].Value : null)
                )
            )
            .Where(found => found.Name is not null)
            .Select(found => new MigrationAttributes(file, found.Name!, Split(code, found.match.Index + found.match.Length)));

    /// <summary>Whether symbols determine if it is compiled.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether it belongs to another tool, which identifies migrations by a string.</summary>
    public bool IsForeign => Arguments is [] || (Name == "Migration" && Version == "\"\"");

    private string? Version => Argument("version", 0);

    public override string ToString() => $"[{Name}({string.Join(", ", Arguments)})]";

    /// <summary>The version; null if it is not known.</summary>
    /// <param name="evaluate">Returns the value of an expression.</param>
    public long? VersionOf(Func<string, long?> evaluate)
    {
        if (Name == "Migration")
            return Version is { } version ? evaluate(version) : null;
        if (Name != "TimestampedMigration")
            return null;
        var parts = PartsOfTime.Select((part, index) => Argument(part, index) is { } text ? evaluate(text) : null).ToList();
        // The last part, the seconds, is optional.
        return parts.Take(PartsOfTime.Length - 1).Any(part => part is null)
            ? null
            : parts.Zip(Places, (part, place) => (part ?? 0) * place).Sum();
    }

    private string? Argument(string name, int index)
    {
        foreach (var argument in Arguments)
        {
            if (Named().Match(argument) is { Success: true } match && match.Groups[1].Value == name)
                return argument[match.Length..];
        }

        return index < Arguments.Count && !Named().IsMatch(Arguments[index]) && !Arguments[index].Contains('=', StringComparison.Ordinal)
            ? Arguments[index]
            : null;
    }

    /// <summary>The text between the brackets, split at commas.</summary>
    private static List<string> Split(string code, int start)
    {
        var arguments = new List<string>();
        var (depth, begin, end) = (0, start, start);
        for (; end < code.Length && (depth > 0 || code[end] != ')'); end++)
        {
            if (code[end] is '(' or '[' or '{')
                depth++;
            else if (code[end] is ')' or ']' or '}')
                depth--;
            if (code[end] != ',' || depth > 0)
                continue;
            arguments.Add(code[begin..end].Trim());
            begin = end + 1;
        }

        if (code[begin..end].Trim() is { Length: > 0 } last)
            arguments.Add(last);
        return arguments;
    }

    [GeneratedRegex(@"[\[,]\s*(?:type\s*:\s*)?(?:\w+\s*(?:\.|::)\s*)*@?(?<name>\w+?)(?:Attribute)?\s*\(")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^(\w+)\s*:(?!:)\s*")]
    private static partial Regex Named();
}
