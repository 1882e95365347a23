using System.Collections;
using System.Globalization;
using System.Text;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>The text of a value, the same for the same value in every culture and time zone.</summary>
internal static class Literals
{
    private const string Now = "(the time of the run)";
    private const int LongestTime = 40;

    private static readonly TimeSpan Near = TimeSpan.FromDays(2);

    /// <summary>
    /// Writes a value. A time within two days of <paramref name="now"/> comes from the clock (<c>DateTime.Today</c> is the same all day),
    /// and is written as that.
    /// </summary>
    public static void Write(StringBuilder text, object? value, DateTimeOffset now)
    {
        switch (value)
        {
            case null or DBNull:
                text.Append("NULL");
                break;
            case string or char:
                text.Append('\'');
                WriteText(text, $"{value}", now);
                text.Append('\'');
                break;
            case DateTime time:
                WriteTime(
                    text,
                    new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
                    $"{time:yyyy-MM-dd HH:mm:ss.FFFFFFF}",
                    now
                );
                break;
            case DateTimeOffset time:
                WriteTime(text, time, string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.FFFFFFFzzz}"), now);
                break;
            case DateOnly day:
                WriteTime(text, new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero), $"{day:yyyy-MM-dd}", now);
                break;
            case byte[] bytes:
                text.Append("X'").Append(Convert.ToHexString(bytes)).Append('\'');
                break;
            case RawSql sql:
                text.Append("raw ");
                WriteText(text, sql.Value, now);
                break;
            case Enum:
                text.Append(value.GetType().Name).Append('.').Append(value);
                break;
            case IFormattable:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IEnumerable values:
                foreach (var one in values)
                {
                    Write(text, one, now);
                    text.Append(' ');
                }

                break;
            case bool:
                text.Append(value);
                break;
            default:
                // What such a type says of itself may be different every time.
                text.Append(value.GetType().FullName);
                break;
        }
    }

    /// <summary>Writes a text, or part of SQL.</summary>
    public static void WriteText(StringBuilder text, string value, DateTimeOffset now)
    {
        if (IsNear(value.Trim('\''), now))
        {
            text.Append(Now);
            return;
        }

        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            if (c is FingerprintText.Begin or FingerprintText.End or '\\')
                text.Append('\\').Append((char)(c == '\\' ? c : c + '0'));
            else
                text.Append(c);
        }
    }

    private static void WriteTime(StringBuilder text, DateTimeOffset time, string written, DateTimeOffset now) =>
        text.Append(IsNear(time, now) ? Now : written);

    private static bool IsNear(string text, DateTimeOffset now) =>
        text.Length is >= 10 and <= LongestTime
        && text[4] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && IsNear(time, now);

    private static bool IsNear(DateTimeOffset time, DateTimeOffset now) => (time - now).Duration() < Near;
}
