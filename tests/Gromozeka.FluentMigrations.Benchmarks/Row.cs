namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>One line of the table: medians in milliseconds, and the most memory in megabytes.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Budget">What it may take at most; empty when there is no limit.</param>
/// <param name="Plain">Microsoft.Data.Sqlite.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Others">The other libraries that have such work, by their names.</param>
/// <param name="Difference">How many milliseconds the engine takes longer: of each round by itself, because the machine is not equally fast
/// in all.</param>
internal sealed record Row(
    string Work,
    string Budget,
    Measurement Plain,
    Measurement Engine,
    IReadOnlyDictionary<string, Measurement> Others,
    double Difference
)
{
    /// <summary>How many times as long as plain the engine takes.</summary>
    public double Ratio => Engine.Milliseconds / Plain.Milliseconds;

    /// <summary>How many times as long as plain another library takes; null when it has no such work.</summary>
    public double? RatioOf(string other) =>
        Others is not null && Others.TryGetValue(other, out var measured) ? measured.Milliseconds / Plain.Milliseconds : null;

    /// <summary>How many megabytes the engine's process holds more.</summary>
    public double MoreMegabytes => Engine.PeakMegabytes - Plain.PeakMegabytes;
}
