using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Tests.Schema;

public class TableNameComparerTests
{
    [Theory]
    [InlineData("", "main", true)]
    [InlineData("MAIN", "main", true)]
    [InlineData("", "archive", false)]
    [InlineData("archive", "archive", true)]
    [InlineData("archive", "main", false)]
    public void Equals_WithADefaultSchema_TakesItWhereNoneIsNamed(string one, string other, bool areEqual) =>
        Assert.Equal(areEqual, Equal(new TableNameComparer(StringComparer.OrdinalIgnoreCase, "main"), one, other));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "archive", false)]
    public void Equals_WithoutADefaultSchema_ComparesWhatIsNamed(string one, string other, bool areEqual) =>
        Assert.Equal(areEqual, Equal(new TableNameComparer(StringComparer.Ordinal, defaultSchema: null), one, other));

    [Fact]
    public void Equals_OfNothing_IsOnlyNothing()
    {
        var names = new TableNameComparer(StringComparer.Ordinal, "main");

        Assert.True(names.Equals(null, null));
        Assert.False(names.Equals(new TableName("", "t"), null));
        Assert.False(names.Equals(null, new TableName("", "t")));
        Assert.False(names.Equals(new TableName("", "t"), new TableName("", "u")));
    }

    private static bool Equal(TableNameComparer names, string one, string other) =>
        names.Equals(new TableName(one, "t"), new TableName(other, "t"));
}
