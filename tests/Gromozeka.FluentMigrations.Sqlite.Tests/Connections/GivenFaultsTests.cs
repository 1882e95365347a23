using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

public class GivenFaultsTests
{
    [Fact]
    public void Busy_InACultureWithACommaInNumbers_HasAPoint()
    {
        var culture = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = other;
        try
        {
            Assert.EndsWith("within 0.2 s", GivenFaults.Busy("main", TimeSpan.FromMilliseconds(200)).Why, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
