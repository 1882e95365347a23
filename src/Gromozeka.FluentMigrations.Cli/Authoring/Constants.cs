using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>The whole numbers that names in source files stand for: constants and enum members.</summary>
internal sealed partial class Constants
{
    private const int MostSteps = 20;

    private readonly List<(string File, string Type, string Name, string Value)> _all = [];

    /// <summary>Adds the constants of a file.</summary>
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
            // A member without a value follows the previous one.
            var before = "-1";
            foreach (
                var member in @enum.Groups[2].Value.Split(',').Select(member => Member().Match(member)).Where(member => member.Success)
            )
            {
                before = member.Groups[2].Success ? member.Groups[2].Value : $"{before} + 1";
                _all.Add((file, @enum.Groups[1].Value, member.Groups[1].Value, before));
            }
        }
    }

    /// <summary>The value of an expression of numbers and names.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="file">The file that it is in.</param>
    /// <returns>Null if the value is not known.</returns>
    public long? Evaluate(string expression, string file) => Evaluate(expression, file, MostSteps);

    private long? Evaluate(string expression, string file, int steps) =>
        steps == 0 ? null : Arithmetic.Evaluate(expression, name => Value(name, file, steps));

    private long? Value(string name, string file, int steps)
    {
        var parts = name.Split(['.', ':'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim().TrimStart('@')).ToList();
        var named = _all.Where(constant => constant.Name == parts[^1]).ToList();
        var near = named.Where(constant => parts.Count > 1 ? constant.Type == parts[^2] : constant.File == file).ToList();
        var values = (near.Count > 0 ? near : named)
            .Select(constant => Evaluate(constant.Value, constant.File, steps - 1))
            .Distinct()
            .ToList();
        return values.Count == 1 ? values[0] : null;
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
}
