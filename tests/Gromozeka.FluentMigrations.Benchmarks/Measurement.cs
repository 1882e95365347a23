using System.Diagnostics;
using System.Globalization;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Milliseconds">The rebuild, from BEGIN to COMMIT.</param>
/// <param name="Total">With opening the file, and with what the engine does before and after.</param>
/// <param name="PeakMegabytes">The most memory that the process held.</param>
internal sealed record Measurement(double Milliseconds, double Total, double PeakMegabytes)
{
    public static Measurement Of(double milliseconds, double total)
    {
        using var self = Process.GetCurrentProcess();
        return new Measurement(milliseconds, total, self.PeakWorkingSet64 / 1048576.0);
    }

    public static Measurement Parse(string text)
    {
        var parts = text.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return new Measurement(parts[0], parts[1], parts[2]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds:F1} {Total:F1} {PeakMegabytes:F1}");
}
