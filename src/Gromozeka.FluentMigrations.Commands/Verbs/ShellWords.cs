using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Splits an incomplete command line as shells do: spaces separate words; quotes and backslashes keep them together.</summary>
internal static class ShellWords
{
    /// <param name="line">The line up to the cursor.</param>
    /// <returns>The words. The last one is incomplete, and empty if none of it was typed yet.</returns>
    public static IReadOnlyList<string> Of(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        for (var index = 0; index < line.Length; index++)
        {
            var letter = line[index];
            if (letter == '\\' && quote != '\'' && index + 1 < line.Length)
            {
                word.Append(line[++index]);
            }
            else if (letter is '"' or '\'' && (quote == '\0' || quote == letter))
            {
                quote = quote == '\0' ? letter : '\0';
            }
            else if (char.IsWhiteSpace(letter) && quote == '\0')
            {
                if (index > 0 && !char.IsWhiteSpace(line[index - 1]))
                    words.Add(word.ToString());
                word.Clear();
            }
            else
            {
                word.Append(letter);
            }
        }

        words.Add(word.ToString());
        return words;
    }
}
