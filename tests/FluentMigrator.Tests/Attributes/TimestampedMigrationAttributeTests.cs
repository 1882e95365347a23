namespace FluentMigrator.Tests.Attributes;

public class TimestampedMigrationAttributeTests
{
    [Fact]
    public void Version_OfAMoment_HasFourteenDigits()
        => Assert.Equal(20260102030405, new TimestampedMigrationAttribute(2026, 1, 2, 3, 4, 5).Version);

    [Fact]
    public void Version_WithoutSeconds_EndsWithZeros()
    {
        var attribute = new TimestampedMigrationAttribute(2026, 1, 2, 3, 4, TransactionBehavior.None, "why");

        Assert.Equal((20260102030400, TransactionBehavior.None, "why"), (attribute.Version, attribute.TransactionBehavior, attribute.Description));
    }

    [Fact]
    public void Constructor_WithoutSuchADay_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new TimestampedMigrationAttribute(2026, 2, 30, 0, 0));
}
