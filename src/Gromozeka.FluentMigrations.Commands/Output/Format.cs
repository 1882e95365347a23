using System.Globalization;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Formats values.</summary>
internal static class Format
{
    public static string Bytes(long bytes) => Quantity.Bytes(bytes);

    public static string Duration(TimeSpan time) =>
        time.TotalSeconds < 10
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with the singular or plural of its noun.</summary>
    public static string Count(long count, string word) => Quantity.Of(count, word);

    /// <summary>Escapes text that is not markup.</summary>
    public static string Escape(string? text) => PlainText.Escape(Secrets.Mask(text ?? ""));
}
