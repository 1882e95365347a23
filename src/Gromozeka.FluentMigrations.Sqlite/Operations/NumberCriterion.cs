using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// A number to compare a column with, as FluentMigrator writes it. Where no affinity makes both the same, it stored another value than the
/// engine does: 1.10 as the REAL 1.1, 2.0 as the text 2. A criterion has to find the rows of either.
/// </summary>
internal static class NumberCriterion
{
    private const double Highest = 1e15;

    /// <summary>The literal; null where the value is no such number, or the literal would be another one.</summary>
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
