using System.Globalization;
using System.Xml.Linq;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>Draws the results: for each line how many times as long as plain the engine and EF Core take, on a logarithmic scale.</summary>
internal static class Picture
{
    private const double NamesWidth = 580;
    private const double BarsWidth = 420;
    private const double LineHeight = 34;
    private const double Top = 64;
    private const double Least = 0.5;
    private const double Most = 50;

    /// <summary>Readable on a light and on a dark page.</summary>
    private const string Style = """
        text { font: 13px system-ui, sans-serif; fill: #24292f }
        .small { font-size: 11px }
        .axis { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 2 3 }
        .plain { stroke: #24292f; stroke-width: 1.5 }
        .engine { fill: #1f6feb }
        .other { fill: #bf8700 }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .plain { stroke: #e6edf3 }
          .engine { fill: #58a6ff }
          .other { fill: #d29922 }
        }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Draw(IReadOnlyList<Row> rows)
    {
        var height = Top + (rows.Count * LineHeight) + 8;
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", Text($"0 0 {NamesWidth + BarsWidth + 70} {height}")),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", "How many times as long as plain Microsoft.Data.Sqlite the engine and EF Core take"),
            new XElement(Svg + "style", Style)
        );
        Legend(picture);
        foreach (var times in new[] { 0.5, 1, 2, 5, 10, 20, 50 })
        {
            picture.Add(Line(X(times), Top - 14, height, times == 1 ? "plain" : "axis"));
            picture.Add(Label(X(times), Top - 20, Times(times), "small", "middle"));
        }

        for (var index = 0; index < rows.Count; index++)
            Draw(picture, rows[index], Top + (index * LineHeight));
        return picture + "\n";
    }

    private static void Legend(XElement picture)
    {
        picture.Add(Label(8, 20, "Time as a multiple of plain Microsoft.Data.Sqlite; less is better", "", "start"));
        picture.Add(Bar(X(1), 10, 14, "engine"), Label(X(1) + 20, 20, "the engine", "", "start"));
        picture.Add(Bar(X(4), 10, 14, "other"), Label(X(4) + 20, 20, "EF Core 10", "", "start"));
    }

    private static void Draw(XElement picture, Row row, double y)
    {
        picture.Add(Label(NamesWidth - 8, y + 16, row.Work, "", "end"));
        Draw(picture, row.Ratio, y + (row.OtherRatio is null ? 7 : 1), "engine");
        if (row.OtherRatio is { } other)
            Draw(picture, other, y + 14, "other");
    }

    /// <summary>From the line of plain to the right if it takes longer, to the left if it is faster.</summary>
    private static void Draw(XElement picture, double ratio, double y, string kind)
    {
        var (from, to) = (Math.Min(X(1), X(ratio)), Math.Max(X(1), X(ratio)));
        picture.Add(Bar(from, y, Math.Max(1, to - from), kind));
        picture.Add(Label(to + 5, y + 10, Times(ratio), "small", "start"));
    }

    private static double X(double ratio) =>
        NamesWidth + (BarsWidth * Math.Log(Math.Clamp(ratio, Least, Most) / Least) / Math.Log(Most / Least));

    private static XElement Bar(double x, double y, double width, string kind) =>
        new(
            Svg + "rect",
            new XAttribute("x", Text($"{x:F1}")),
            new XAttribute("y", Text($"{y:F1}")),
            new XAttribute("width", Text($"{width:F1}")),
            new XAttribute("height", 11),
            new XAttribute("class", kind)
        );

    private static XElement Line(double x, double from, double to, string kind) =>
        new(
            Svg + "line",
            new XAttribute("x1", Text($"{x:F1}")),
            new XAttribute("x2", Text($"{x:F1}")),
            new XAttribute("y1", Text($"{from:F1}")),
            new XAttribute("y2", Text($"{to:F1}")),
            new XAttribute("class", kind)
        );

    private static XElement Label(double x, double y, string text, string kind, string anchor) =>
        new(
            Svg + "text",
            new XAttribute("x", Text($"{x:F1}")),
            new XAttribute("y", Text($"{y:F1}")),
            new XAttribute("class", kind),
            new XAttribute("text-anchor", anchor),
            text
        );

    private static string Times(double ratio) => Text($"{ratio:0.##} ×");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
