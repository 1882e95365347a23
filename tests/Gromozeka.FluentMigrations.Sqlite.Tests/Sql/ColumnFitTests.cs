using System.Globalization;
using CsCheck;
using FluentMigrator.Exceptions;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class ColumnFitTests
{
    /// <summary>What the rule lets pass must be true of SQLite: such a decimal comes back from a numeric column.</summary>
    [Fact]
    public void Check_DecimalsThatPass_ComeBackFromNumericColumns()
    {
        Gen.Select(Gen.Int, Gen.Int[0, 299_999], Gen.Bool, Gen.Byte[0, 28], (low, middle, isNegative, scale) =>
                new decimal(low, middle, 0, isNegative, scale)
            )
            .Where(number => !ColumnFit.DependsOnColumn(number))
            .Array[500]
            .Sample(
                numbers =>
                {
                    using var bench = new Workbench("CREATE TABLE t (id INTEGER PRIMARY KEY, v NUMERIC)");

                    bench.Migrate(m => m.Insert.IntoTable("t").Rows([.. numbers.Select(number => new { v = number })]));

                    Assert.Equal(numbers, Read(bench));
                },
                iter: 4,
                threads: 1
            );
    }

    [Theory]
    [InlineData("999999999999999", false)]
    [InlineData("9999999999999990000", false)]
    [InlineData("0.00000000000000000000000001", false)]
    [InlineData("1.000000000000000", false)]
    [InlineData("-0.999999999999999", false)]
    [InlineData("1000000000000001", true)]
    [InlineData("0.1000000000000001", true)]
    public void DependsOnColumn_Decimal_FromSixteenDigitsOn(string number, bool expected) =>
        Assert.Equal(expected, ColumnFit.DependsOnColumn(decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(9007199254740992L, false)]
    [InlineData(9007199254740993L, true)]
    [InlineData(9007199254740994L, false)]
    [InlineData(long.MinValue, false)]
    [InlineData(long.MaxValue, true)]
    public void DependsOnColumn_Long_WhenADoubleCannotHoldIt(long number, bool expected) =>
        Assert.Equal(expected, ColumnFit.DependsOnColumn(number));

    /// <summary>Of doubles around every power of ten, with few decimals and with all.</summary>
    [Fact]
    public void DependsOnColumn_Double_WhenFifteenDigitsDoNotTellIt()
    {
        Gen.Select(Gen.Double[-0.5, 0.5], Gen.Int[-12, 21], Gen.Int[0, 8])
            .Select((digits, power, decimals) => (Number: digits * Math.Pow(10, power), Decimals: decimals))
            .Sample(one => Around(one.Number, one.Decimals).All(AsFifteenDigits), iter: 200_000);

        Assert.All([0.1 + 0.2, -0.0, double.Epsilon, double.MaxValue, 999999999.999999, 999999999.9999999, 1e15, 1e9 + 1e-6], number =>
            Assert.True(AsFifteenDigits(number))
        );

        static double[] Around(double number, int decimals) =>
            [number, Math.Round(number), Math.Round(number, decimals), Math.BitIncrement(Math.Round(number, 6))];

        static bool AsFifteenDigits(double number) =>
            ColumnFit.DependsOnColumn(number)
            != double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number);
    }

    [Fact]
    public void Check_Refusal_NamesValueColumnTypeAndWayOut()
    {
        var error = Assert.ThrowsAny<DatabaseOperationNotSupportedException>(() =>
            ColumnFit.Check(1.2345678901234567m, "t.price", "NUMERIC")
        );

        Assert.Equal(
            "The value 1.2345678901234567 cannot be stored in column t.price of type NUMERIC: SQLite would silently round it to 15 digits. "
                + "Make the column TEXT, or round the value in the migration.",
            error.Message
        );
    }

    private static List<decimal> Read(Workbench bench)
    {
        using var connection = bench.File.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT v FROM t ORDER BY id";
        using var row = command.ExecuteReader();
        var read = new List<decimal>();
        while (row.Read())
            read.Add(
                row.GetValue(0) is long whole
                    ? whole
                    : decimal.Parse(
                        row.GetDouble(0).ToString("R", CultureInfo.InvariantCulture),
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture
                    )
            );
        return read;
    }
}
