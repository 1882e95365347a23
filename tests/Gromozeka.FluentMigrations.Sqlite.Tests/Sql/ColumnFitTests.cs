using System.Globalization;
using FluentMigrator.Exceptions;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class ColumnFitTests
{
    /// <summary>What the rule lets pass must be true of SQLite: such a decimal comes back from a numeric column.</summary>
    [Fact]
    public void Check_DecimalsThatPass_ComeBackFromNumericColumns()
    {
        var random = new Random(3);
        var numbers = Enumerable
            .Range(0, 3_000)
            .Select(_ => new decimal(random.Next(), random.Next(0, 300_000), 0, random.Next(2) == 0, (byte)random.Next(0, 29)))
            .Where(number => !ColumnFit.DependsOnColumn(number))
            .ToList();
        using var bench = new Workbench("CREATE TABLE t (id INTEGER PRIMARY KEY, v NUMERIC)");

        bench.Migrate(m => m.Insert.IntoTable("t").Rows([.. numbers.Select(number => new { v = number })]));

        Assert.True(numbers.Count > 1_000, numbers.Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(numbers, Read(bench));
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
        var random = new Random(5);
        var numbers = Enumerable
            .Range(0, 200_000)
            .Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 22)))
            .SelectMany(number =>
                new[] { number, Math.Round(number), Math.Round(number, random.Next(0, 9)), Math.BitIncrement(Math.Round(number, 6)) }
            )
            .Concat([0.1 + 0.2, -0.0, double.Epsilon, double.MaxValue, 999999999.999999, 999999999.9999999, 1e15, 1e9 + 1e-6])
            .ToList();

        var wrong = numbers.Where(number =>
            ColumnFit.DependsOnColumn(number)
            == double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number)
        );

        Assert.Empty(wrong.Take(3));
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
