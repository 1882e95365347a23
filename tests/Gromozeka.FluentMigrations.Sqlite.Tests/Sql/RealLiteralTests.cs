using CsCheck;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class RealLiteralTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-3.0, "-3.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e20, "1E+20")]
    [InlineData(double.PositiveInfinity, "9e999")]
    [InlineData(double.NegativeInfinity, "-9e999")]
    public void Of_OrdinaryNumber_IsTheShortestText(double number, string expected) => Assert.Equal(expected, RealLiteral.Of(number));

    [Theory]
    [InlineData(1e-300)]
    [InlineData(-1e-300)]
    [InlineData(1e21)]
    [InlineData(9.999999e-21)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    [InlineData(2.2250738585072014E-308)]
    [InlineData(2.225073858507201E-308)]
    [InlineData(5.8383992971245E-310)]
    public void Of_ExtremeNumber_IsReadExactly(double number) => Assert.Equal([number], Read([number]));

    [Fact]
    public void Of_NumbersOfEverySize_AreReadExactly() =>
        Gen.Select(Gen.Bool, Gen.Double.Where(double.IsFinite), Gen.Double[0, 1], Gen.Int[-19, 19])
            .Select((isAny, any, digits, power) => isAny ? any : digits * Math.Pow(10, power))
            .Array[500]
            .Sample(numbers => Assert.Equal(numbers, Read(numbers)), iter: 30);

    private static double[] Read(double[] numbers)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"VALUES {string.Join(", ", numbers.Select(number => $"({RealLiteral.Of(number)})"))}";
        using var row = command.ExecuteReader();
        var read = new List<double>();
        while (row.Read())
            read.Add(row.GetDouble(0));
        return [.. read];
    }
}
