using Spectre.Console;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Calculates the widths of columns, so that no line is wider than the screen and no word is cut. Cells that do not fit next to the others
/// are written below them.
/// </summary>
internal sealed class Columns
{
    /// <summary>The additional indentation of cells below a row.</summary>
    public const int BelowIndent = 4;

    /// <summary>The maximum length of texts that are never wrapped.</summary>
    private const int Short = 20;

    /// <summary>The maximum length of names, with the mark before them, that are never wrapped.</summary>
    private const int ShortName = 40;

    private readonly int _space;

    private Columns(int indent, int[] widths, bool[] isNumber, int space) =>
        (Indent, Widths, IsNumber, _space) = (indent, widths, isNumber, space);

    public int Indent { get; }

    /// <summary>The columns that fit next to each other.</summary>
    public int[] Widths { get; }

    public bool[] IsNumber { get; }

    /// <param name="rows">The rows; one with a single cell has no columns.</param>
    /// <param name="width">The width of the screen.</param>
    /// <param name="gap">The number of spaces between two cells.</param>
    public static Columns Of(IReadOnlyList<string[]> rows, int width, int gap)
    {
        var cells = rows.Where(row => row.Length > 1).ToList();
        var count = cells.Count == 0 ? 0 : cells.Max(row => row.Length);
        var indent = cells.Count == 0 ? 0 : cells.Min(row => row[0].Length - row[0].TrimStart(' ').Length);
        var isNumber = Enumerable.Range(0, count).Select(column => Rows.IsNumber(rows, column)).ToArray();
        while (true)
        {
            var others = Enumerable.Range(0, Math.Max(0, count - 1)).Select(column => cells.Max(row => LongestWord(row, column))).ToList();
            var space = width - indent - others.Sum() - others.Count * gap;
            // If no cell of a column fits, the whole column is written below.
            if (count > 1 && cells.Where(row => Cell(row, count - 1).Length > 0).All(row => LongestWord(row, count - 1) > space))
            {
                count--;
                continue;
            }

            var beside = cells.Where(row => LongestWord(row, count - 1) <= space || count == 1).ToList();
            var widths = Enumerable
                .Range(0, count)
                .Select(column => (column == count - 1 ? beside : cells).Select(row => Length(row, column)).DefaultIfEmpty().Max())
                .ToArray();
            Shrink(
                widths,
                [.. others, beside.Select(row => LongestWord(row, count - 1)).DefaultIfEmpty().Max()],
                width - indent - others.Count * gap
            );
            return new Columns(indent, widths, isNumber, count == 1 ? int.MaxValue : space);
        }
    }

    /// <summary>How many cells of a row fit next to each other.</summary>
    public int Beside(string[] row)
    {
        var count = Math.Min(Widths.Length, row.Length);
        return count == Widths.Length && LongestWord(row, count - 1) > _space ? count - 1 : count;
    }

    /// <summary>Narrows the widest column, as long as its words stay whole.</summary>
    private static void Shrink(int[] widths, int[] least, int space)
    {
        while (widths.Sum() > space)
        {
            var widest = Enumerable
                .Range(0, widths.Length)
                .Where(column => widths[column] > least[column])
                .OrderByDescending(column => widths[column])
                .FirstOrDefault(-1);
            if (widest < 0)
                return;
            widths[widest]--;
        }
    }

    private static string Cell(string[] row, int column) =>
        column < row.Length
            ? column == 0
                ? row[0].TrimStart(' ')
                : row[column]
            : "";

    private static int Length(string[] row, int column) => Lines(row, column).Max(line => Width(line));

    /// <summary>The full length of a short text, because a time should not be split.</summary>
    private static int LongestWord(string[] row, int column) =>
        Length(row, column) is var length && length <= (column == 0 ? ShortName : Short)
            ? length
            : Lines(row, column).SelectMany(line => line.Split(' ')).Max(word => Width(word));

    private static string[] Lines(string[] row, int column) => PlainText.Of(Cell(row, column)).Split('\n');

    private static int Width(string text) => new Text(text).Length;
}
