namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>Compares what a terminal shows with the whole lines that a program gets.</summary>
internal static class Layout
{
    private const int Hanging = 2;
    private const int Below = 4;

    /// <summary>
    /// Fails unless no line is wider than the screen, no word is lost or cut that fits in a line, and what continues a line stands under
    /// one of its columns.
    /// </summary>
    public static void Check(string screen, string whole, int width)
    {
        Assert.Equal(Words(whole, width), Words(screen, width));
        var starts = whole.Split('\n').Where(line => line.Length > 0).ToList();
        var (start, next) = ("", 0);
        foreach (var line in screen.Split('\n').Where(line => line.Length > 0))
        {
            Assert.True(line.Length <= width, $"{line.Length} columns: {line}");
            Assert.Equal(line.TrimEnd(), line);
            if (next < starts.Count && IsStart(line, starts[next]))
                (start, next) = (line, next + 1);
            else
                Assert.True(Columns(start).Contains(Indent(line)), $"not under a column of '{start}':\n{line}");
        }

        Assert.Equal(starts.Count, next);
    }

    /// <summary>The first word of a line, and its place, are those of the line that it begins.</summary>
    private static bool IsStart(string line, string whole) =>
        Indent(line) == Indent(whole) && Beginning(whole).StartsWith(Beginning(line), StringComparison.Ordinal);

    /// <summary>As far as the first gap; a word that is longer than the line is cut.</summary>
    private static string Beginning(string line)
    {
        var text = line.TrimStart();
        return text[..text.Split("  ")[0].Split(' ')[0].Length];
    }

    private static HashSet<int> Columns(string line)
    {
        HashSet<int> columns = [Indent(line) == 0 ? Hanging : Indent(line), Indent(line) + Below];
        for (var index = 2; index < line.Length; index++)
        {
            if (line[index] != ' ' && line[index - 1] == ' ')
                columns.Add(index);
        }

        return columns;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static List<string> Words(string text, int width) =>
        [
            .. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length <= width - 10 && !IsPath(word))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A path that does not fit is cut, and no word.</summary>
    private static bool IsPath(string word) => word.Contains('/', StringComparison.Ordinal);
}
