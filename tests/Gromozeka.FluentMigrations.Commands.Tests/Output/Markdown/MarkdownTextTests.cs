using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Output.Markdown;

/// <summary>Whatever a migration is called, and whatever its SQL says, is shown as it is, and is nothing but text.</summary>
public sealed class MarkdownTextTests
{
    private static readonly string[] Pieces =
    [
        "`",
        "``",
        "\\",
        "*",
        "**",
        "_",
        "~~",
        "|",
        "<",
        "</details>",
        "<!--",
        "-->",
        "<b>",
        "&lt;",
        "&#35;",
        "[a](http://x.y)",
        "![a](b)",
        "@octocat",
        "#12",
        "https://x.y/z",
        ":tada:",
        "$x$",
        "```",
        "\n",
        "\n\n# h",
        "\r\n",
        "\t",
        "a",
        " ",
        "1.",
        "- ",
        "é",
        "🦕",
        "'",
        "\"",
    ];

    [Fact]
    public void ALine_IsTheTextThatWasGiven() =>
        Choices.Try(
            choices =>
            {
                var text = Random(choices);

                var html = Rendered.Html($"### 1 · {MarkdownText.Line(text, 10_000)}\n\n- **x {MarkdownText.Line(text, 10_000)} y**\n");

                Assert.Equal(["h3", "ul", "li", "strong"], Rendered.Elements(html));
                Assert.Equal(
                    $"1 · {OneLine(text)}x {OneLine(text)} y".Replace(" ", ""),
                    Rendered.Text(html).ReplaceLineEndings("").Replace(" ", "")
                );
            },
            Random
        );

    [Fact]
    public void ACodeSpan_IsTheTextThatWasGiven() =>
        Choices.Try(
            choices =>
            {
                var text = "x" + Random(choices);

                var html = Rendered.Html($"a {MarkdownText.Code(text, 10_000)} b");

                Assert.Equal(["p", "code"], Rendered.Elements(html));
                Assert.Equal($"a {OneLine(text)} b".Replace(" ", ""), Rendered.Text(html).ReplaceLineEndings("").Replace(" ", ""));
            },
            Random
        );

    [Fact]
    public void ABlock_IsTheTextThatWasGiven() =>
        Choices.Try(
            choices =>
            {
                var text = Random(choices).ReplaceLineEndings("\n").TrimEnd('\n') + "x";

                var html = Rendered.Html($"<details><summary>SQL</summary>\n\n{MarkdownText.Block(text, "sql")}\n</details>\n");

                Assert.Equal(["details", "summary", "pre", "code"], Rendered.Elements(html));
                Assert.Contains(text, Rendered.Text(html), StringComparison.Ordinal);
            },
            Random
        );

    /// <summary>GitHub looks for mentions and references in the text that is rendered, where a backslash is gone.</summary>
    [Theory]
    [InlineData("ask @octocat", "ask \\@&#8203;octocat")]
    [InlineData("fixes #12", "fixes \\#&#8203;12")]
    public void AMention_IsNone(string text, string expected) => Assert.Equal(expected, MarkdownText.Line(text));

    [Fact]
    public void ALongText_IsCutBetweenCharacters()
    {
        Assert.Equal("aaa…", MarkdownText.Line("aaaa", 3));
        Assert.Equal("aa…", MarkdownText.Line("aa🦕", 3));
    }

    [Fact]
    public void SecretsAndControlCharacters_AreNotShown()
    {
        Assert.DoesNotContain("s3cret", MarkdownText.Line("Password=s3cret"), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", MarkdownText.Block("x\nPassword=s3cret", "text"), StringComparison.Ordinal);
        Assert.Equal("\\\\u202Ea", MarkdownText.Line("\u202Ea"));
    }

    /// <summary>What looks like the password of an address (<c>://user:password@</c>) is masked before.</summary>
    private static string Random(Choices choices) =>
        Secrets.Mask(string.Concat(Enumerable.Range(0, choices.Next(12)).Select(_ => choices.Pick(Pieces))));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
}
