using System.Globalization;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>
/// The version of a new migration: the next number or, if versions are dates, the current time, or the next valid time after the last
/// version.
/// </summary>
internal static class NextVersion
{
    private const long SmallestDate = 1900_00_00;

    private static readonly (string Format, TimeSpan Unit)[] Dates =
    [
        ("yyyyMMdd", TimeSpan.FromDays(1)),
        ("yyyyMMddHHmm", TimeSpan.FromMinutes(1)),
        ("yyyyMMddHHmmss", TimeSpan.FromSeconds(1)),
    ];

    /// <param name="latest">The highest version; 0 for none.</param>
    /// <param name="clock">The clock.</param>
    public static long After(long latest, TimeProvider clock)
    {
        if (latest < SmallestDate)
            return latest + 1;
        var (format, unit) = Dates[
            latest < SmallestDate * 1_0000 ? 0
            : latest < SmallestDate * 1_00_0000 ? 1
            : 2
        ];
        var now = Number(clock.GetUtcNow().DateTime, format);
        return now > latest ? now
            : DateTime.TryParseExact(
                latest.ToString(CultureInfo.InvariantCulture),
                format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
            && time < DateTime.MaxValue - unit
                ? Number(time + unit, format)
            : latest + 1;
    }

    private static long Number(DateTime time, string format) =>
        long.Parse(time.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
