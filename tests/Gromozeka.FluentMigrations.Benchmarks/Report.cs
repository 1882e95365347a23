using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>Writes the results as a table, as a picture, and as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Table(IEnumerable<Row> rows)
    {
        var text = new StringBuilder();
        text.AppendLine(
            "| work | plain | engine | difference | ratio | EF Core 10 | FluentMigrator 8 | DbUp 6 | memory over plain | at most |"
        );
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Work} | {Time(row.Plain)} | {Time(row.Engine)} | {Number(row.Difference)} ms | {row.Ratio:F2} × | "
                    + $"{Other(row, Others.EntityFramework)} | {Other(row, Others.FluentMigrator)} | "
                    + $"{Other(row, Others.DbUp)} | "
                    + $"{row.MoreMegabytes:+0;-0;0} MB | {row.Budget} |"
            );
        }

        return text.ToString();
    }

    public static void Write(string folder, IReadOnlyList<Row> rows, Sizes sizes)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "results.md"), Table(rows));
        File.WriteAllText(Path.Combine(folder, "results.svg"), Picture.Draw(rows));
        var machine = new
        {
            Environment.ProcessorCount,
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
        };
        File.WriteAllText(
            Path.Combine(folder, "results.json"),
            JsonSerializer.Serialize(
                new
                {
                    machine,
                    sizes,
                    rows,
                },
                Indented
            )
        );
    }

    private static string Other(Row row, string name) =>
        row.RatioOf(name) is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{Time(row.Others[name])}, {ratio:F2} ×") : "–";

    private static string Time(Measurement measured) => $"{Number(measured.Milliseconds)} ms";

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "F2" : "F0", CultureInfo.InvariantCulture);
}
