using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// A number in a criterion, also in the form in which FluentMigrator writes it. Without a column affinity that makes them equal,
/// FluentMigrator stored another value than the engine does: 1.10 as the REAL 1.1, 2.0 as the text 2. A criterion must find both.
/// </summary>
internal static class NumberCriterion
{
    private const double Highest = 1e15;

    /// <summary>The literal; null if the value is not such a number, or the literal would be another value.</summary>
    public static string? Literal(object? value) =>
        value switch
        {
            decimal number when ColumnFit.IsExactAsNumber(number) => number.ToString(CultureInfo.InvariantCulture),
            float number => Literal((double)number),
            double number when Math.Abs(number) < Highest && Math.Truncate(number).Equals(number) => number.ToString(
                "F0",
                CultureInfo.InvariantCulture
            ),
            _ => null,
        };
}
