using FluentMigrator;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Tests.Execution;

public sealed class ScriptEncodingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("FF")]
    [InlineData("FE")]
    [InlineData("00")]
    [InlineData("0000")]
    [InlineData("0000FE")]
    [InlineData("000041")]
    [InlineData("0000FE41")]
    [InlineData("0041")]
    [InlineData("FF41")]
    [InlineData("FE41")]
    [InlineData("FFFE00")]
    [InlineData("FFFE000041")]
    [InlineData("C3")]
    [InlineData("41C328")]
    [InlineData("EFBBBF41FF")]
    [InlineData("FFFE4100")]
    [InlineData("FFFE00D8")]
    [InlineData("FFFE00DC")]
    [InlineData("FFFE3DD800DE")]
    [InlineData("FEFF0041")]
    [InlineData("FEFFD83D")]
    [InlineData("FFFE000041000000")]
    [InlineData("FFFE000000D80000")]
    [InlineData("FFFE000000001100")]
    [InlineData("0000FEFF00000041")]
    [InlineData("0000FEFF00110000")]
    public void FindFault_Bytes_IsThereExactlyWhereAReaderPutsAnotherCharacter(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        using var reader = new StreamReader(new MemoryStream(bytes));

        Assert.Equal(reader.ReadToEnd().Contains('\uFFFD', StringComparison.Ordinal), ScriptEncoding.FindFault(bytes) is not null);
    }

    [Fact]
    public void NotText_OfAProfile_NamesItWithoutAVersion()
    {
        var error = RecordingErrors.NotText(new PreparedStep(typeof(Seed), new Seed(), null, StepDirection.Up), "seed.sql", 7, "UTF-8");

        Assert.Equal((null, nameof(Seed)), (error.Version, error.Migration));
        Assert.Contains("byte 7", error.Why, StringComparison.Ordinal);
    }

    private sealed class Seed : ForwardOnlyMigration
    {
        public override void Up() { }
    }
}
