using System.Globalization;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Converts a .NET value into one that SQLite stores: null, a 64-bit integer, a double, a text or a blob. Values that SQLite would silently
/// store as something else (NaN as NULL, an unsigned integer as a rounded number) are refused.
/// </summary>
internal static class SqliteStorage
{
    // A space, not a T, so that such texts sort together with those of CURRENT_TIMESTAMP.
    private const string DateTimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";
    private const string NaN = "SQLite stores NaN as NULL";
    private const string NotNaN = "use null, or a number";

    public static object? Convert(object? value) =>
        value switch
        {
            null or DBNull => null,
            bool flag => flag ? 1L : 0L,
            Enum name => name.ToString(),
            long => value,
            sbyte or byte or short or ushort or int or uint => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
            ulong number => number <= long.MaxValue
                ? (long)number
                : throw Refuse(value, "SQLite's largest integer is 9223372036854775807", "store it as text"),
            float number when !float.IsNaN(number) => double.Parse(
                number.ToString("R", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            ),
            float => throw Refuse(value, NaN, NotNaN),
            double number when !double.IsNaN(number) => value,
            double => throw Refuse(value, NaN, NotNaN),
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            string text => Text(text),
            NonUnicodeString text => text.Value is null ? null : Text(text.Value),
            char letter => Text(letter.ToString()),
            byte[] bytes => bytes,
            Guid guid => guid.ToString("D"),
            DateTime time => Text(time),
            DateTimeOffset time => Text(time),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            _ => throw Refuse(value, "a column cannot hold such a value", "convert it to a string, a number or a byte[] first"),
        };

    public static string Text(DateTime time) => time.ToString(DateTimeFormat, CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset time) => time.ToString(DateTimeFormat + "zzz", CultureInfo.InvariantCulture);

    private static string Text(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (!char.IsSurrogatePair(text, index))
                throw Refuse(
                    text,
                    "it contains half of a surrogate pair, which is not a character and would be stored as another one",
                    "use a byte[], or correct it"
                );
            index++;
        }

        return text;
    }

    private static OperationRefusedException Refuse(object value, string reason, string next) =>
        new($"The value {value} ({value.GetType().Name}) cannot be stored: {reason}", next);
}
