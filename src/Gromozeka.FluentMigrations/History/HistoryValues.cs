using System.Globalization;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The values of the history's tables, read exactly: text read as 0 would become version 0.</summary>
internal static class HistoryValues
{
    /// <summary>The version of a row.</summary>
    /// <exception cref="FormatException">It has none, or another value.</exception>
    public static long Version(object value) => Number(value) ?? throw NoVersion();

    /// <summary>The version table in three numbers.</summary>
    /// <exception cref="FormatException">A row has no version, or another value.</exception>
    public static HistoryHead Head(object first, object last, long count, long withoutVersion = 0) =>
        withoutVersion == 0 ? new HistoryHead(Number(first) ?? 0, Number(last) ?? 0, count) : throw NoVersion();

    private static long? Number(object value) =>
        value switch
        {
            long number => number,
            DBNull => null,
            var other => throw new FormatException($"'{other}' is not a version"),
        };

    private static FormatException NoVersion() => new("a row has no version");

    /// <summary>A time; null if it is none.</summary>
    public static DateTime? Time(object value) =>
        DateTime.TryParse(
            Convert.ToString(value, CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;
}
