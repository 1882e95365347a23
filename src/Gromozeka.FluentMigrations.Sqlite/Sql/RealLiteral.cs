using System.Globalization;
using System.Text;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Writes a floating-point number so that SQLite reads exactly this number. Before 3.53, SQLite misreads the decimal literals of very small
/// and very large numbers by some units in the last place (1e-300 becomes 9.999999999999999e-301); between 1e-20 and 1e20 no such case was
/// found in 100 000. The SQLite that runs a script may be older than the bundled one.
/// </summary>
internal static class RealLiteral
{
    private const int MantissaBits = 52;
    private const int StepBits = 30;

    public static string Of(double number) =>
        number switch
        {
            double.PositiveInfinity => "9e999",
            double.NegativeInfinity => "-9e999",
            0 or >= 1e-20 and <= 1e20 or >= -1e20 and <= -1e-20 => Decimal(number),
            _ => Product(number),
        };

    private static string Decimal(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0";
    }

    /// <summary>A whole number multiplied or divided by powers of two: each is read exactly, and each operation is exact.</summary>
    private static string Product(double number)
    {
        var exponent = Math.ILogB(number) - MantissaBits;
        var text = new StringBuilder("(").Append(Whole(Math.ScaleB(number, -exponent)));
        for (var left = Math.Abs(exponent); left > 0; left -= StepBits)
            text.Append(exponent > 0 ? '*' : '/').Append(Whole(1L << Math.Min(left, StepBits)));
        return text.Append(')').ToString();
    }

    private static string Whole(double number) => number.ToString("F1", CultureInfo.InvariantCulture);
}
