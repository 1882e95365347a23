using System.Globalization;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>How often something is killed at a random moment: GROMOZEKA_KILLS times, or less in a short run.</summary>
internal static class Kills
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("GROMOZEKA_KILLS"), CultureInfo.InvariantCulture, out var count) ? count : 5;
}
