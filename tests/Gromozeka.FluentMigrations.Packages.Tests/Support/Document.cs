using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>A step of a document: commands to type with the output that is shown, or a file to write.</summary>
internal sealed record DocumentStep(string Language, string? File, string Text, string? Output);

/// <summary>The blocks of a document, which tests follow as a reader does.</summary>
internal static partial class Document
{
    /// <summary>The first block of a language.</summary>
    public static string Block(string document, string language) =>
        Steps(File.ReadAllText(Repository.Path(document))).First(step => step.Language == language).Text;

    /// <summary>The steps below a heading, as far as the next one.</summary>
    public static IReadOnlyList<DocumentStep> Section(string document, string heading)
    {
        var text = File.ReadAllText(Repository.Path(document));
        var start = text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, heading);
        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Steps(end < 0 ? text[start..] : text[start..end]);
    }

    /// <summary>The steps as one script: each command writes to a file of its own in a folder.</summary>
    public static string Script(IReadOnlyList<DocumentStep> steps, string outputs) =>
        string.Join(
            "\n",
            steps.Select(
                (step, index) =>
                    step.File is { } file
                        ? $"mkdir -p \"$(dirname '{file}')\"\ncat > '{file}' <<'END OF FILE'\n{step.Text}END OF FILE"
                        : $"{{\n{step.Text}}} > '{outputs}/{index}'"
            )
        );

    private static List<DocumentStep> Steps(string text) =>
        [
            .. Step()
                .Matches(text)
                .Select(match => new DocumentStep(
                    match.Groups["language"].Value,
                    match.Groups["file"].Success ? match.Groups["file"].Value : null,
                    match.Groups["text"].Value,
                    match.Groups["output"].Success ? match.Groups["output"].Value : null
                )),
        ];

    [GeneratedRegex(
        @"(`(?<file>[\w./]+)`:\n\n)?```(?<language>sh|csharp|xml|json|yaml)\n(?<text>.*?)```(\n\n```text\n(?<output>.*?)```)?",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Step();
}
