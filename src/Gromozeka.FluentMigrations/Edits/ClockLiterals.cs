using System.Globalization;

namespace Gromozeka.FluentMigrations.Edits;

/// <summary>
/// Detects literals that are from the clock although two recordings agree on them: <c>DateTime.Today</c> is the same all day, and Unix time
/// for a second.
/// </summary>
/// <param name="then">When the first text was recorded; null if that is not known.</param>
/// <param name="now">When the second one was.</param>
internal sealed class ClockLiterals(DateTime? then, DateTimeOffset now)
{
    private const int SecondsLength = 10;
    private const int MillisecondsLength = 13;
    private const int ShortestDate = 8;
    private const int LongestTime = 40;

    private static readonly string[] Compact = ["yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss"];

    /// <summary>Two days, because a local time may be of another day than the time in UTC.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromDays(2);

    /// <summary>Whether each of two literals is about the time at which it was recorded.</summary>
    public bool AreBoth(string before, string after) =>
        then is { } time && Is(before, new DateTimeOffset(time, TimeSpan.Zero)) && Is(after, now);

    private static bool Is(string literal, DateTimeOffset time) =>
        literal.Trim('\'') is { Length: >= ShortestDate and <= LongestTime } text
        && char.IsAsciiDigit(text[0])
        && Read(text) is { } read
        && (read - time).Duration() < Near;

    private static DateTimeOffset? Read(string text) =>
        text.Length is SecondsLength && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : text.Length is MillisecondsLength && long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : DateTimeOffset.TryParseExact(text, Compact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var compact)
            ? compact
        // A time of day, or a day without its year, is read as one of today or of this year.
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && text.Contains(time.Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? time
        : null;
}
