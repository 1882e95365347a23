namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Lines with aligned cells, each line whole, for programs that parse them. Cells are markup; the last one is not padded.
/// </summary>
internal static class Rows
{
    public const string Gap = "  ";

    /// <summary>The separator of facts in one line.</summary>
    public const string BetweenFacts = "   ";

    private const int MostCells = 10;

    /// <param name="rows">The rows; one with a single cell is a line of its own.</param>
    /// <param name="gap">The number of spaces between two cells.</param>
    public static IEnumerable<string> Align(IReadOnlyList<string[]> rows, int gap)
    {
        var widths = new int[MostCells];
        foreach (var row in rows.Where(row => row.Length > 1))
        {
            for (var column = 0; column < row.Length; column++)
                widths[column] = Math.Max(widths[column], row[column].Contains('\n') ? 0 : Width(row[column]));
        }

        var areNumbers = Enumerable.Range(0, MostCells).Select(column => IsNumber(rows, column)).ToArray();
        var blanks = new string(' ', gap);
        return rows.Select(row => row.Length == 1 ? row[0] : string.Join(blanks, row.Select(Pad)).TrimEnd());

        string Pad(string cell, int column)
        {
            if (cell.Contains('\n'))
                return cell.Replace("\n", "\n" + new string(' ', widths.Take(column).Sum(width => width + gap)), StringComparison.Ordinal);
            var space = new string(' ', widths[column] - Width(cell));
            return areNumbers[column] ? space + cell : cell + space;
        }
    }

    /// <summary>Whether every cell of a column begins with a digit: such columns are right-aligned.</summary>
    public static bool IsNumber(IReadOnlyList<string[]> rows, int column) =>
        rows.All(row =>
            row.Length == 1 || column >= row.Length || PlainText.Of(row[column]) is not [var first, ..] || char.IsAsciiDigit(first)
        );

    private static int Width(string markup) => PlainText.Of(markup).Length;
}
