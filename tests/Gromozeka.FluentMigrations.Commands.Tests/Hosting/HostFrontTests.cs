namespace Gromozeka.FluentMigrations.Commands.Hosting;

public class HostFrontTests
{
    [Theory]
    [InlineData("/usr/bin/dotnet", "/srv/shop/Shop.dll", "dotnet Shop.dll")]
    [InlineData("/usr/bin/dotnet", "Shop.dll", "dotnet Shop.dll")]
    [InlineData("/srv/shop/Shop", "/srv/shop/Shop.dll", "Shop")]
    [InlineData("/srv/shop/Shop.exe", "Shop", "Shop")]
    [InlineData("/srv/shop/Shop.Api", "/srv/shop/Shop.Api.dll", "Shop.Api")]
    [InlineData("/srv/shop/Shop.Api.exe", "Shop.Api", "Shop.Api")]
    [InlineData(null, "Shop.dll", "dotnet Shop.dll")]
    public void NameOf_HowItWasStarted_IsWhatAPersonCallsIt(string? process, string first, string name) =>
        Assert.Equal(name, HostFront.NameOf(process, [first, "status"]));
}
