namespace Gromozeka.Database.Tests.Support;

/// <summary>The tables of the document that lists the bot's schema, one line for each column and each index.</summary>
internal static class SchemaDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "schema.md"));

    /// <summary>Table, column, declared type, NOT NULL, default, place in the key; in the order of the columns, by table.</summary>
    public static IReadOnlyList<string> Columns() =>
        [
            .. Rows("| table | column |")
                .OrderBy(cells => cells[0], StringComparer.Ordinal)
                .Select(cells =>
                    string.Join(
                        "|",
                        cells[0],
                        cells[1],
                        cells[2],
                        cells[4] == "no" ? "1" : "0",
                        cells[5].Trim('`'),
                        cells[6].Length == 0 ? "0" : cells[6]
                    )
                ),
        ];

    /// <summary>Index, table, unique, origin, columns.</summary>
    public static IReadOnlyList<string> Indexes() =>
        [
            .. Rows("| index | table |")
                .OrderBy(cells => cells[0], StringComparer.Ordinal)
                .Select(cells =>
                    string.Join("|", cells[0], cells[1], cells[2] == "yes" ? "1" : "0", cells[3] == "PRIMARY KEY" ? "pk" : "c", cells[4])
                ),
        ];

    private static IEnumerable<string[]> Rows(string header) =>
        Lines
            .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|').Skip(1).Select(cell => cell.Trim()).ToArray());
}
