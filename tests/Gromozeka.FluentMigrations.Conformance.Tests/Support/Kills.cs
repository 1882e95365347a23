using System.Globalization;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>How often a process is killed at a random moment: GROMOZEKA_KILLS times, and 50 at most; a few times by default.</summary>
internal static class Kills
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("GROMOZEKA_KILLS"), CultureInfo.InvariantCulture, out var count)
            ? Math.Clamp(count, 1, 50)
            : 5;
}
