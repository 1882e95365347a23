using System.Globalization;
using System.Xml.Linq;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>
/// Draws the results: for each line how many times as long as plain the engine and other libraries take, on a logarithmic scale.
/// </summary>
internal static class Picture
{
    private const double NamesWidth = 580;
    private const double BarsWidth = 420;
    private const double BarHeight = 13;
    private const double Between = 10;
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
        .ef { fill: #bf8700 }
        .fm { fill: #1a7f37 }
        .dbup { fill: #8250df }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .plain { stroke: #e6edf3 }
          .engine { fill: #58a6ff }
          .ef { fill: #d29922 }
          .fm { fill: #3fb950 }
          .dbup { fill: #a371f7 }
        }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly (string Name, string Label, string Kind)[] Kinds =
    [
        ("", "the engine", "engine"),
        (Others.EntityFramework, "EF Core 10", "ef"),
        (Others.FluentMigrator, "FluentMigrator 8", "fm"),
        (Others.DbUp, "DbUp 6", "dbup"),
    ];

    public static string Draw(IReadOnlyList<Row> rows)
    {
        var height = Top + rows.Sum(HeightOf);
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", Text($"0 0 {NamesWidth + BarsWidth + 70} {height}")),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", "How many times as long as plain Microsoft.Data.Sqlite the engine and other libraries take"),
            new XElement(Svg + "style", Style)
        );
        Legend(picture);
        foreach (var times in new[] { 0.5, 1, 2, 5, 10, 20, 50 })
        {
            picture.Add(Line(X(times), Top - 14, height, times == 1 ? "plain" : "axis"));
            picture.Add(Label(X(times), Top - 20, Times(times), "small", "middle"));
        }

        var y = Top;
        foreach (var row in rows)
        {
            Draw(picture, row, y);
            y += HeightOf(row);
        }

        return picture + "\n";
    }

    private static void Legend(XElement picture)
    {
        picture.Add(Label(8, 20, "Time as a multiple of plain Microsoft.Data.Sqlite; less is better", "", "start"));
        for (var index = 0; index < Kinds.Length; index++)
        {
            var x = NamesWidth + (index * 145) - 100;
            picture.Add(Bar(x, 10, 14, Kinds[index].Kind), Label(x + 20, 20, Kinds[index].Label, "", "start"));
        }
    }

    private static double HeightOf(Row row) => (Bars(row).Count * BarHeight) + Between;

    private static List<(double Ratio, string Kind)> Bars(Row row) =>
        [
            .. Kinds
                .Select(kind => (Ratio: kind.Name.Length == 0 ? row.Ratio : row.RatioOf(kind.Name), kind.Kind))
                .Where(bar => bar.Ratio is not null)
                .Select(bar => (bar.Ratio!.Value, bar.Kind)),
        ];

    private static void Draw(XElement picture, Row row, double y)
    {
        var bars = Bars(row);
        picture.Add(Label(NamesWidth - 8, y + (bars.Count * BarHeight / 2) + 4, row.Work, "", "end"));
        for (var index = 0; index < bars.Count; index++)
            Draw(picture, bars[index].Ratio, y + (index * BarHeight), bars[index].Kind);
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
