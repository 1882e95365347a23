using System.Globalization;
using System.Numerics;
using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Refuses a number that its column would round. SQLite converts values to the affinity of the column (sqlite.org/datatype3.html): only 15
/// digits survive between text and a floating-point number, in either direction.
/// </summary>
internal static class ColumnFit
{
    private const int SafeDigits = 15;

    /// <summary>Whether some column types would change the value. Decided without the column, so that few columns are looked up.</summary>
    public static bool DependsOnColumn(object? value) =>
        value switch
        {
            decimal number => !IsShort(number),
            long number => !IsExactAsReal(number),
            ulong number => number <= long.MaxValue && !IsExactAsReal((long)number),
            double number => !IsExactAsText(number),
            float number => float.IsInfinity(number),
            _ => false,
        };

    /// <summary>Throws if a column of a declared type would change the value.</summary>
    /// <exception cref="DatabaseOperationNotSupportedException">It would change it.</exception>
    public static void Check(object? value, string column, string type)
    {
        if (DependsOnColumn(value) && !Keeps(SqliteAffinities.Of(type), value))
            throw new OperationRefusedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The value {value} cannot be stored in column {column} of type {type}: "
                        + $"SQLite would silently round it to {SafeDigits} digits"
                ),
                (
                    value is decimal or long or ulong
                        ? "make the column TEXT, or round the value"
                        : "make the column REAL, or convert the value to text"
                ) + " in the migration"
            );
    }

    /// <summary>Whether a decimal is the same number in SQL.</summary>
    public static bool IsExactAsNumber(decimal number) => IsShort(number) || IsInteger(number);

    private static bool Keeps(SqliteAffinity affinity, object? value) =>
        affinity switch
        {
            SqliteAffinity.Blob => true,
            SqliteAffinity.Text => value is not (double or float),
            SqliteAffinity.Real => value is double or float,
            _ => value is not decimal number || IsInteger(number),
        };

    private static bool IsShort(decimal number) =>
        number
            .ToString("0.############################", CultureInfo.InvariantCulture)
            .Replace(".", "", StringComparison.Ordinal)
            .Trim('-', '0')
            .Length <= SafeDigits;

    private static bool IsInteger(decimal number) => number is >= long.MinValue and <= long.MaxValue && decimal.Truncate(number) == number;

    /// <summary>
    /// Whether a double is the nearest one to a number with six decimals and no more than 15 digits, as most are, because dividing two
    /// exact numbers is rounded correctly. Avoids formatting it and parsing it again.
    /// </summary>
    private static bool IsMillionth(double number)
    {
        var millionths = Math.Round(number * 1e6);
        return Math.Abs(millionths) < 1e15 && (millionths / 1e6).Equals(number);
    }

    private static bool IsExactAsReal(long number) => number is >= -(1L << 53) and <= 1L << 53 || new BigInteger((double)number) == number;

    /// <summary>NaN does not depend on the column: it is refused everywhere.</summary>
    private static bool IsExactAsText(double number) =>
        double.IsNaN(number)
        || IsMillionth(number)
        || double.IsFinite(number)
            && double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number);
}
