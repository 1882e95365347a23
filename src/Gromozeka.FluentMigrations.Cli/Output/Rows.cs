namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>Lines whose cells stand below each other. Cells are markup; the last is not padded.</summary>
internal static class Rows
{
    private const string Gap = "  ";
    private const int MostCells = 10;

    public static IEnumerable<string> Align(IReadOnlyList<string[]> rows)
    {
        var widths = new int[MostCells];
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
                widths[column] = Math.Max(widths[column], Width(row[column]));
        }

        return rows.Select(row => string.Join(Gap, row.Select((cell, column) => Pad(cell, widths[column], column, rows))).TrimEnd());
    }

    /// <summary>Columns whose every cell begins with a digit stand to the right.</summary>
    private static string Pad(string cell, int width, int column, IReadOnlyList<string[]> rows)
    {
        var space = new string(' ', width - Width(cell));
        var isNumber = rows.All(row => column >= row.Length || Width(row[column]) == 0 || char.IsAsciiDigit(PlainText.Of(row[column])[0]));
        return isNumber ? space + cell : cell + space;
    }

    private static int Width(string markup) => PlainText.Of(markup).Length;
}
