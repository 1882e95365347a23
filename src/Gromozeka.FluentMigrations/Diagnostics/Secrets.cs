using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>Removes secrets from text that reaches a log, an exception or a screen. Thread-safe.</summary>
/// <remarks>Scripts are not masked: they are run, and contain the literals of migrations.</remarks>
public static partial class Secrets
{
    // Replaced as a whole, so that it can be read without a lock.
    private static volatile Regex[] s_patterns = [];

    /// <summary>Adds a pattern to mask in this process, for example the tokens of a service that the application calls.</summary>
    /// <param name="pattern">What such a secret looks like. Every match is replaced. It must be fast on long text: it runs on each logged
    /// line.</param>
    public static void Add(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Regex[] before;
        Regex[] after;
        do
        {
            before = s_patterns;
            after = before.Any(known => known.ToString() == pattern.ToString()) ? before : [.. before, pattern];
        } while (Interlocked.CompareExchange(ref s_patterns, after, before) != before);
    }

    /// <summary>
    /// Replaces passwords of connection strings and URIs, and what matches the added patterns (<see cref="Add"/>), with <c>***</c>. The
    /// time that it takes is proportional to the length of the text.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without the secrets; the same text if it contains none.</returns>
    public static string Mask(string text)
    {
        // A key with its value, and a URI, always contain one of these characters. Most text does not, and skips the regular expressions.
        if (text.Contains('=', StringComparison.Ordinal))
            text = KeyValue().Replace(text, "$1***");
        if (text.Contains("://", StringComparison.Ordinal))
            text = UserInfo().Replace(text, "$1***$2");
        foreach (var pattern in s_patterns)
            text = pattern.Replace(text, "***");
        return text;
    }

    // A value without quotes extends to the next pair or the end of the line, including spaces. So does a value whose quotes never end.
    [GeneratedRegex(
        """\b((?:Password|Pwd)\s*=[^\S\r\n]*)(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|["'][^\r\n]*|[^;'"\r\n]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex KeyValue();

    // The match begins at the colon: if it began with the word before, a text of one long word would be scanned again from each of its
    // letters.
    [GeneratedRegex("""(://[^\s:/@]*:)[^\s/]+(@)""")]
    private static partial Regex UserInfo();
}
