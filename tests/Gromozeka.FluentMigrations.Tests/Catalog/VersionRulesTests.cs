using Gromozeka.FluentMigrations.Catalog;

namespace Gromozeka.FluentMigrations.Tests.Catalog;

/// <summary>
/// Which versions a catalog may have. The catalogs: "Three" has 1, 2, 3; "Gap" 1, 3; "Duplicate" 1, 2, 2; "FirstDate" the first version
/// that is a date; "NumberAndFirstDate" that and 1; "LastNumber" 1 and the last that is none.
/// </summary>
public class VersionRulesTests
{
    [Theory]
    [InlineData("Three", NumberingPolicy.Sequential, "", null)]
    [InlineData("Three", NumberingPolicy.Automatic, "", null)]
    [InlineData("Three", NumberingPolicy.Any, "", null)]
    [InlineData("Nothing", NumberingPolicy.Sequential, "", null)]
    [InlineData("Nothing", NumberingPolicy.Automatic, "", null)]
    [InlineData("Duplicate", NumberingPolicy.Any, "", "GM101 2")]
    [InlineData("Duplicate", NumberingPolicy.Sequential, "", "GM101 2")]
    [InlineData("Gap", NumberingPolicy.Any, "", null)]
    [InlineData("Gap", NumberingPolicy.Sequential, "", "GM102 2")]
    [InlineData("Gap", NumberingPolicy.Automatic, "", "GM102 2")]
    [InlineData("Gap", NumberingPolicy.Sequential, "2", null)]
    [InlineData("Gap", NumberingPolicy.Automatic, "2 4", null)]
    [InlineData("Gap", NumberingPolicy.Sequential, "1 2 3", null)]
    [InlineData("Gap", NumberingPolicy.Sequential, "1 3", "GM102 2")]
    [InlineData("Zero", NumberingPolicy.Sequential, "", "GM102 1")]
    [InlineData("FirstDate", NumberingPolicy.Automatic, "", null)]
    [InlineData("FirstDate", NumberingPolicy.Any, "", null)]
    [InlineData("FirstDate", NumberingPolicy.Sequential, "", "GM102 1")]
    [InlineData("NumberAndFirstDate", NumberingPolicy.Automatic, "", "GM110 19000101")]
    [InlineData("NumberAndFirstDate", NumberingPolicy.Any, "", null)]
    [InlineData("NumberAndFirstDate", NumberingPolicy.Sequential, "", "GM102 2")]
    [InlineData("LastNumber", NumberingPolicy.Automatic, "", "GM102 2")]
    public void Check_Versions_RefusesWhatIsNotNumberedAsItShouldBe(
        string fixture,
        NumberingPolicy numbering,
        string leftOut,
        string? refusal
    )
    {
        var error = Record.Exception(() =>
            VersionRules.Check(
                Catalog(fixture, numbering),
                numbering,
                [.. leftOut.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]
            )
        );

        Assert.Equal(refusal, error is MigrationException refused ? $"{refused.Code.Id} {refused.Version}" : error?.ToString());
    }

    [Theory]
    [InlineData("1", "GM102 2")]
    [InlineData("1 2", null)]
    [InlineData("2", "GM102 1")]
    public void Check_VersionsLeftOutBeforeTheFirst_AreNoGap(string leftOut, string? refusal) =>
        Check_Versions_RefusesWhatIsNotNumberedAsItShouldBe("OnlyThird", NumberingPolicy.Sequential, leftOut, refusal);

    [Fact]
    public void Check_OneVersionTwice_NamesTheClassesOfThatVersionOnly()
    {
        var error = Assert.Throws<MigrationException>(() => Catalog("Duplicate", NumberingPolicy.Any));

        Assert.Equal(
            "Version 2 is used by Gromozeka.FluentMigrations.Tests.Fixtures.Duplicate.Another and "
                + "Gromozeka.FluentMigrations.Tests.Fixtures.Duplicate.Second.",
            error.What
        );
    }

    /// <summary>Two migrations of one version are refused whatever the policy is; all else is read without one.</summary>
    private static MigrationCatalog Catalog(string fixture, NumberingPolicy numbering) =>
        MigrationCatalog.Read(
            [typeof(VersionRulesTests).Assembly],
            fixture == "Duplicate" ? numbering : NumberingPolicy.Any,
            $"Gromozeka.FluentMigrations.Tests.Fixtures.{fixture}"
        );
}
