using System.Globalization;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>The whole numbers that names in source files stand for: constants and members of enums.</summary>
internal sealed partial class Constants
{
    private const int MostSteps = 20;

    private readonly List<(string File, string Type, string Name, string Value)> _all = [];

    /// <summary>Adds those of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="code">Its code, without comments.</param>
    public void Add(string file, string code)
    {
        foreach (Match constant in Constant().Matches(code))
        {
            var type = TypeName().Matches(code[..constant.Index]).LastOrDefault()?.Groups[1].Value ?? "";
            foreach (Match value in Assignment().Matches(constant.Groups[1].Value))
                _all.Add((file, type, value.Groups[1].Value, value.Groups[2].Value));
        }

        foreach (Match @enum in Enum().Matches(code))
        {
            // One without a value follows the one before it.
            var before = "-1";
            foreach (var member in @enum.Groups[2].Value.Split(',').Select(member => Member().Match(member)).Where(member => member.Success))
            {
                before = member.Groups[2].Success ? member.Groups[2].Value : $"{before} + 1";
                _all.Add((file, @enum.Groups[1].Value, member.Groups[1].Value, before));
            }
        }
    }

    /// <summary>The value of an expression: of a number, a name, or a sum of them.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="file">The file that it is in.</param>
    /// <returns>Null when it is not known.</returns>
    public long? Evaluate(string expression, string file) => Evaluate(expression, file, MostSteps);

    private long? Evaluate(string expression, string file, int steps)
    {
        if (steps == 0)
            return null;
        var text = Cast().Replace(expression, "").Trim();
        while (text.StartsWith('(') && text.IndexOf(')', StringComparison.Ordinal) == text.Length - 1)
            text = text[1..^1].Trim();
        if (text == "-1")
            return -1;
        var terms = text.Split('+');
        if (terms.Length > 1)
            return terms.Aggregate((long?)0, (sum, term) => sum + Evaluate(term, file, steps - 1));
        return Literal().Match(text) is { Success: true } literal ? Number(literal) : Name().IsMatch(text) ? Value(text, file, steps) : null;
    }

    private long? Value(string name, string file, int steps)
    {
        var parts = name.Split('.').Select(part => part.Trim().TrimStart('@')).ToList();
        var named = _all.Where(constant => constant.Name == parts[^1]).ToList();
        var near = named.Where(constant => parts.Count > 1 ? constant.Type == parts[^2] : constant.File == file).ToList();
        var values = (near.Count > 0 ? near : named).Select(constant => Evaluate(constant.Value, constant.File, steps - 1)).Distinct().ToList();
        return values.Count == 1 ? values[0] : null;
    }

    private static long? Number(Match literal)
    {
        var digits = literal.Groups[2].Value.Replace("_", "", StringComparison.Ordinal);
        try
        {
            return literal.Groups[1].Value.ToUpperInvariant() switch
            {
                "0X" => Convert.ToInt64(digits, 16),
                "0B" => Convert.ToInt64(digits, 2),
                _ => long.Parse(digits, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception cause) when (cause is FormatException or OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\bconst\s+(?:global\s*::\s*)?[\w.]+\s+([^;]+);")]
    private static partial Regex Constant();

    [GeneratedRegex(@"@?(\w+)\s*=\s*([^,]+)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\b(?:class|struct|interface|record)\s+(?:class\s+|struct\s+)?@?(\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\benum\s+@?(\w+)[^{;]*\{([^}]*)\}")]
    private static partial Regex Enum();

    [GeneratedRegex(@"^\s*(?:\[[^\]]*\]\s*)*@?(\w+)\s*(?:=\s*(.+?)\s*)?$", RegexOptions.Singleline)]
    private static partial Regex Member();

    [GeneratedRegex(@"\(\s*(?:long|ulong|int|uint|short|ushort|byte|sbyte)\s*\)")]
    private static partial Regex Cast();

    [GeneratedRegex("^(?=[0-9])(0[xXbB])?([0-9a-fA-F_]+?)[uUlL]*$")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^@?[\p{L}_]\w*(?:\s*\.\s*@?[\p{L}_]\w*)*$")]
    private static partial Regex Name();
}
