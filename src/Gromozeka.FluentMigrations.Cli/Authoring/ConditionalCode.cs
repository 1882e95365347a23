using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>Splits code by whether it is compiled: <c>#if</c> regions depend on symbols that only a build knows.</summary>
/// <param name="Sure">The code that is certainly compiled.</param>
/// <param name="Conditional">The code that may be compiled.</param>
internal sealed partial record ConditionalCode(string Sure, string Conditional)
{
    private enum Answer
    {
        No,
        Perhaps,
        Yes,
    }

    /// <param name="code">Code without comments.</param>
    public static ConditionalCode Of(string code)
    {
        if (!code.Contains("#if", StringComparison.Ordinal))
            return new ConditionalCode(code, "");
        List<string> sure = [],
            conditional = [];
        // For each region: whether the current branch is compiled, and whether one of its branches was.
        var regions = new Stack<(Answer Here, Answer Before)>();
        foreach (var line in code.Split('\n'))
        {
            if (Directive().Match(line) is { Success: true } directive)
                Follow(regions, directive.Groups[1].Value, directive.Groups[2].Value);
            else
                (
                    regions.Select(region => region.Here).Append(Answer.Yes).Min() switch
                    {
                        Answer.Yes => sure,
                        Answer.Perhaps => conditional,
                        _ => [],
                    }
                ).Add(line);
        }

        return new ConditionalCode(string.Join('\n', sure), string.Join('\n', conditional));
    }

    private static void Follow(Stack<(Answer Here, Answer Before)> regions, string word, string condition)
    {
        if (word == "if")
        {
            regions.Push((Read(condition), Answer.No));
            return;
        }

        // Unbalanced directives do not compile.
        if (!regions.TryPop(out var region) || word == "endif")
            return;
        var before = (Answer)Math.Max((int)region.Here, (int)region.Before);
        var here =
            before == Answer.Yes ? Answer.No
            : word == "else" ? Answer.Yes
            : Read(condition);
        regions.Push((before == Answer.Perhaps && here == Answer.Yes ? Answer.Perhaps : here, before));
    }

    private static Answer Read(string condition) =>
        condition.Replace(" ", "", StringComparison.Ordinal).Trim('(', ')', '\r') switch
        {
            "true" or "!false" => Answer.Yes,
            "false" or "!true" => Answer.No,
            _ => Answer.Perhaps,
        };

    [GeneratedRegex(@"^\s*#\s*(if|elif|else|endif)\b(.*)$")]
    private static partial Regex Directive();
}
