using System.Globalization;

namespace Gromozeka.FluentMigrations;

/// <summary>Formats counts and sizes for messages. Thread-safe.</summary>
public static class Quantity
{
    private const double Step = 1024;

    private static readonly string[] s_units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>A count with the words that agree with it: <c>1 row has</c>, <c>2 rows have</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="one">What follows 1.</param>
    /// <param name="many">What follows any other number; null for <paramref name="one"/> with an s.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>A size in the unit that fits it: <c>0 B</c>, <c>12.5 KB</c>, <c>3 MB</c>.</summary>
    /// <param name="bytes">The size.</param>
    public static string Bytes(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        // What would be rounded to 1024 is 1 of the next unit.
        while (Math.Round(size, 1) >= Step && unit < s_units.Length - 1)
            (size, unit) = (size / Step, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {s_units[unit]}");
    }
}
