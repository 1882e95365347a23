using Gromozeka.FluentMigrations.Cli.Diagnosis;

namespace Gromozeka.FluentMigrations.Cli.Tests.Diagnosis;

public class LibraryCheckTests
{
    [Theory]
    [InlineData("3.6.23", true)]
    [InlineData("3.7.0", false)]
    [InlineData("3.40.1", false)]
    [InlineData("3.44.5", false)]
    [InlineData("3.44.6", true)]
    [InlineData("3.45.0", false)]
    [InlineData("3.50.4", false)]
    [InlineData("3.50.7", true)]
    [InlineData("3.51.2", false)]
    [InlineData("3.51.3", true)]
    [InlineData("3.53.4", true)]
    public void Of_Version_WarnsOfTheBugOfTheLog(string version, bool isOk)
    {
        var check = LibraryCheck.Of(version);

        Assert.Equal(isOk, check.Ok);
        Assert.StartsWith(version, check.Value, StringComparison.Ordinal);
    }
}
