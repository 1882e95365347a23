using System.Globalization;
using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Escapes the characters that a terminal would obey (<c>\u001B</c>), because names, descriptions and SQL come from files of any author.
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

    /// <summary>Control characters except line breaks, and characters that change the text direction.</summary>
    private static bool IsObeyed(char letter) =>
        char.IsControl(letter) && letter is not ('\n' or '\t')
        || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
