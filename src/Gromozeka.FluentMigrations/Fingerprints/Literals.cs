using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>
/// The text of a value: the same for the same value in every culture and time zone, and another one for each type that a database may
/// store differently.
/// </summary>
internal static class Literals
{
    /// <summary>The letters that mark a literal, and those of line endings.</summary>
    private static readonly SearchValues<char> s_changed = SearchValues.Create([
        FingerprintText.Begin,
        FingerprintText.End,
        '\\',
        '\r',
        '\n',
        '\f',
        '\u0085',
        '\u2028',
        '\u2029',
    ]);

    public static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                text.Append("NULL");
                break;
            case string or char:
                text.Append('\'');
                WriteText(text, (value as string ?? $"{value}").Replace("'", "''", StringComparison.Ordinal));
                text.Append('\'');
                break;
            case DateTime time:
                text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.FFFFFFF}");
                break;
            case DateTimeOffset time:
                text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.FFFFFFFzzz}");
                break;
            case DateOnly day:
                text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}");
                break;
            case TimeOnly time:
                text.Append(CultureInfo.InvariantCulture, $"{time:HH:mm:ss.FFFFFFF}");
                break;
            case double:
                text.Append(CultureInfo.InvariantCulture, $"{value}d");
                break;
            case float:
                text.Append(CultureInfo.InvariantCulture, $"{value}f");
                break;
            case decimal:
                text.Append(CultureInfo.InvariantCulture, $"{value}m");
                break;
            case byte[] bytes:
                text.Append("X'").Append(Convert.ToHexString(bytes)).Append('\'');
                break;
            case RawSql sql:
                text.Append("SQL ");
                WriteText(text, sql.Value);
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
                    Write(text, one);
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

    /// <summary>Writes a text, or part of SQL, without the letters that mark a literal.</summary>
    public static void WriteText(StringBuilder text, string value)
    {
        if (!value.AsSpan().ContainsAny(s_changed))
        {
            text.Append(value);
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
}
