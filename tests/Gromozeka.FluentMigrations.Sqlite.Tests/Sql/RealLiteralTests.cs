using System.Globalization;

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
    public void Of_TenThousandNumbersOfEverySize_AreReadExactly()
    {
        var random = new Random(20260802);
        var numbers = Enumerable
            .Range(0, 10_000)
            .Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))
            .Where(double.IsFinite)
            .Concat(Enumerable.Range(0, 5_000).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-19, 20))))
            .ToList();

        var read = numbers.Chunk(500).SelectMany(Read).ToList();

        Assert.True(numbers.Count > 14_000, numbers.Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(numbers, read);
    }

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
