using Gromozeka.FluentMigrations.Batches;

namespace Gromozeka.FluentMigrations.Tests.Batches;

public sealed class KeyValuesTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        object?[] key = [null, long.MinValue, 0.1 + 0.2, double.Epsilon, "ä \"'\\\u0000\u2028😀", "", new byte[] { 0, 255 }];
        Assert.Equal(key, KeyValues.Read(KeyValues.Write(key)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("5")]
    [InlineData("[{\"other\":\"x\"}]")]
    public void Read_OtherText_Fails(string text) => Assert.Throws<FormatException>(() => KeyValues.Read(text));

    [Fact]
    public void Write_OtherType_Fails() => Assert.Throws<NotSupportedException>(() => KeyValues.Write([new object()]));

    [Theory]
    [InlineData("a = 1", "a")]
    [InlineData("a = b = 2, \"c d\" = (SELECT x = 1 FROM y WHERE z = ','), [e] = 'f, g = h'", "a|c d|e")]
    [InlineData("(a, b) = (1, 2), c = 3 FROM d", "a|b|c")]
    public void AssignedBy_NamesEachColumn(string assignments, string columns) =>
        Assert.Equal(columns.Split('|'), SqlFragment.AssignedBy(assignments));
}
