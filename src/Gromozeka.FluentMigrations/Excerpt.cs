namespace Gromozeka.FluentMigrations;

/// <summary>Shortens a text of any length for messages.</summary>
internal static class Excerpt
{
    /// <summary>How many characters are shown of a text.</summary>
    public const int Length = 200;

    private const int Before = 60;

    /// <summary>The beginning.</summary>
    public static string Of(string text) => Of(text, 0);

    /// <summary>The part in which a text differs from another one.</summary>
    public static string Of(string text, string other) => Of(text, Math.Max(0, text.AsSpan().CommonPrefixLength(other) - Before));

    private static string Of(string text, int start)
    {
        if (text.Length <= Length)
            return text;
        start = Math.Min(start, text.Length - Length);
        var end = start + Length;
        if (char.IsLowSurrogate(text[start]))
            start--;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }
}
