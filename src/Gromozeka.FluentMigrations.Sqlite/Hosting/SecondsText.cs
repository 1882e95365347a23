using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Hosting;

/// <summary>A time in seconds, as settings, variables and options contain it.</summary>
internal static class SecondsText
{
    /// <summary>The maximum time of a timer, about 24 days.</summary>
    public const int Most = int.MaxValue / 1000;

    /// <summary>What a text is that is no such time, as the end of a sentence.</summary>
    public static readonly string Fault = string.Create(
        CultureInfo.InvariantCulture,
        $"is not a number of seconds above 0, at most {Most}"
    );

    /// <returns>The time; null if the text is no number, or is not above 0 and at most <see cref="Most"/>.</returns>
    public static TimeSpan? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and <= Most
        && TimeSpan.FromSeconds(seconds) is { Ticks: > 0 } time
            ? time
            : null;
}
