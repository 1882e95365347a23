using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations;

/// <summary>Removes secrets from text that reaches a log, an exception or a file. Thread-safe.</summary>
public static partial class Secrets
{
    /// <summary>Replaces passwords of connection strings and URIs, and Telegram bot tokens, by <c>***</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without the secrets; the same text when it holds none.</returns>
    public static string Mask(string text)
    {
        // Neither a key and its value nor a token can do without one of these; most text has none, and is spared the expressions.
        if (!text.Contains('=', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal))
            return text;
        text = KeyValue().Replace(text, "$1***");
        text = UserInfo().Replace(text, "$1***$2");
        return BotToken().Replace(text, "***");
    }

    [GeneratedRegex("""\b((?:Password|Pwd)\s*=\s*)(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^;'"\s]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex KeyValue();

    [GeneratedRegex("""(\w+://[^\s:/@]*:)[^\s/]+(@)""")]
    private static partial Regex UserInfo();

    [GeneratedRegex("""(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}""")]
    private static partial Regex BotToken();
}
