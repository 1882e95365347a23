namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>A text as one word of a shell, so that what is suggested can be run as it is shown.</summary>
internal static class ShellWord
{
    /// <summary>Within single quotes nothing but these has a meaning, which cmd does not know.</summary>
    public static string Quoted(string text) =>
        !OperatingSystem.IsWindows() && text.Any(letter => "\"'`$\\&;|<>()*?[]{}!#~".Contains(letter, StringComparison.Ordinal))
            ? $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : text.Length == 0 || text.Any(letter => char.IsWhiteSpace(letter) || letter is '&' or '(' or ')' or '^' or ';' or '"')
            ? $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : text;
}
