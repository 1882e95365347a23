using System.Globalization;
using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Writes the characters that a terminal obeys instead of showing as what they are (<c>\u001B</c>): names, descriptions and SQL come from
/// files that anybody may have written.
/// </summary>
internal static class Visible
{
    public static string Of(string text)
    {
        if (!text.Any(IsObeyed))
            return text;
        var visible = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (IsObeyed(letter))
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else
                visible.Append(letter);
        }

        return visible.ToString();
    }

    /// <summary>Control characters but for those of lines, and the marks that turn the direction of what follows.</summary>
    private static bool IsObeyed(char letter) =>
        char.IsControl(letter) && letter is not ('\n' or '\t')
        || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
