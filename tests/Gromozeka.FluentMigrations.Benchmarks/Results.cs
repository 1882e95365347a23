using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>The results of a run as <see cref="Report"/> has written them.</summary>
internal sealed record Results(IReadOnlyList<Row> Rows)
{
    /// <summary>Runs of the same build differ by less than this, on an idle machine.</summary>
    private const double Noise = 0.1;

    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static Results Read(string file) => JsonSerializer.Deserialize<Results>(File.ReadAllText(file), Options)!;

    /// <summary>
    /// Compares the ratios to plain, line by line, and says which are not within the noise; times of two runs are not comparable.
    /// </summary>
    public static string Compare(Results before, Results now)
    {
        var text = new StringBuilder();
        text.AppendLine("| work | ratio before | ratio now | change | memory before | memory now | |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var row in now.Rows)
        {
            if (before.Rows.FirstOrDefault(one => one.Work == row.Work) is not { } old)
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {row.Work} | – | {row.Ratio:F2} × | – | – | {row.MoreMegabytes:+0;-0;0} MB | new |"
                );
                continue;
            }

            var change = (row.Ratio / old.Ratio) - 1;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Work} | {old.Ratio:F2} × | {row.Ratio:F2} × | {change * 100:+0;-0;0} % | "
                    + $"{old.MoreMegabytes:+0;-0;0} MB | {row.MoreMegabytes:+0;-0;0} MB | {Word(change)} |"
            );
        }

        foreach (var old in before.Rows.Where(old => now.Rows.All(row => row.Work != old.Work)))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {old.Work} | {old.Ratio:F2} × | – | – | – | – | not measured |");
        return text.ToString();
    }

    private static string Word(double change) =>
        change > Noise ? "slower"
        : change < -Noise ? "faster"
        : "";
}
