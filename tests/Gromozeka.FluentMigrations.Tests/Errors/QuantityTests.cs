namespace Gromozeka.FluentMigrations.Tests.Errors;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 rows have")]
    [InlineData(1, "1 row has")]
    [InlineData(2, "2 rows have")]
    [InlineData(1_000_000, "1000000 rows have")]
    public void Of_ACount_AgreesWithIt(long count, string expected) => Assert.Equal(expected, Quantity.Of(count, "row has", "rows have"));

    [Theory]
    [InlineData(1, "1 step")]
    [InlineData(3, "3 steps")]
    public void Of_AWordAlone_GetsItsS(long count, string expected) => Assert.Equal(expected, Quantity.Of(count, "step"));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(12_595, "12.3 KB")]
    [InlineData(1_048_575, "1 MB")]
    [InlineData(1_887_437, "1.8 MB")]
    [InlineData(5L << 30, "5 GB")]
    [InlineData(3L << 50, "3072 TB")]
    public void Bytes_OfASize_AreInTheUnitThatFits(long bytes, string expected) => Assert.Equal(expected, Quantity.Bytes(bytes));
}
