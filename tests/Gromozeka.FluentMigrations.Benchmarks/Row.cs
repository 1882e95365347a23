namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>One line of the table: medians in milliseconds, and the most memory in megabytes.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Budget">What it may take at most; empty when there is no limit.</param>
/// <param name="Plain">Microsoft.Data.Sqlite.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Other">EF Core; null when it has no such work.</param>
/// <param name="Difference">How many milliseconds the engine takes longer: of each round by itself, because the machine is not equally fast
/// in all.</param>
internal sealed record Row(string Work, string Budget, Measurement Plain, Measurement Engine, Measurement? Other, double Difference)
{
    /// <summary>How many times as long as plain the engine takes.</summary>
    public double Ratio => Engine.Milliseconds / Plain.Milliseconds;

    /// <summary>How many times as long as plain EF Core takes.</summary>
    public double? OtherRatio => Other?.Milliseconds / Plain.Milliseconds;

    /// <summary>How many megabytes the engine's process holds more.</summary>
    public double MoreMegabytes => Engine.PeakMegabytes - Plain.PeakMegabytes;
}
