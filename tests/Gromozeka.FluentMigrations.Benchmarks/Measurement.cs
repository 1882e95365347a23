using System.Diagnostics;
using System.Globalization;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Milliseconds">The work itself.</param>
/// <param name="PeakMegabytes">The most memory that the process held.</param>
internal sealed record Measurement(double Milliseconds, double PeakMegabytes)
{
    public static Measurement Of(double milliseconds)
    {
        using var self = Process.GetCurrentProcess();
        return new Measurement(milliseconds, self.PeakWorkingSet64 / 1048576.0);
    }

    public static Measurement Parse(string text)
    {
        var parts = text.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return new Measurement(parts[0], parts[1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds:F4} {PeakMegabytes:F1}");
}
