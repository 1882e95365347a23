using System.Globalization;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>How values are written.</summary>
internal static class Format
{
    public static string Bytes(long bytes) => Quantity.Bytes(bytes);

    public static string Duration(TimeSpan time) =>
        time.TotalSeconds < 10
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with its word in the right number.</summary>
    public static string Count(long count, string word) => Quantity.Of(count, word);

    /// <summary>Text that must not be taken for markup.</summary>
    public static string Escape(string? text) => PlainText.Escape(Secrets.Mask(text ?? ""));
}
