namespace Gromozeka.FluentMigrations.Commands.Hosting;

public class ProgramStartTests
{
    [Theory]
    [InlineData("/usr/bin/dotnet", "/srv/shop/Shop.dll", "/srv/shop", "dotnet Shop.dll")]
    [InlineData("/usr/bin/dotnet", "/srv/shop/Shop.dll", "/srv", "dotnet shop/Shop.dll")]
    [InlineData("/usr/bin/dotnet", "/srv/shop/Shop.dll", "/home/ada", "dotnet /srv/shop/Shop.dll")]
    [InlineData("/usr/bin/dotnet", "/srv/my shop/Shop.dll", "/srv", "dotnet \"my shop/Shop.dll\"")]
    [InlineData(null, "/srv/shop/Shop.dll", "/srv/shop", "dotnet Shop.dll")]
    [InlineData("/srv/shop/Shop", "/srv/shop/Shop.dll", "/srv/shop", "./Shop")]
    [InlineData("/srv/shop/Shop.Api", "/srv/shop/Shop.Api.dll", "/srv/shop", "./Shop.Api")]
    [InlineData("/srv/shop/bin/Debug/net10.0/Shop", "/srv/shop/bin/Debug/net10.0/Shop.dll", "/srv/shop", "bin/Debug/net10.0/Shop")]
    [InlineData("/srv/shop/Shop", "/srv/shop/Shop.dll", "/srv/shopping", "/srv/shop/Shop")]
    [InlineData("/app/Shop", "/app/Shop.dll", "/", "/app/Shop")]
    [InlineData("/srv/my shop/Shop", "/srv/my shop/Shop.dll", "/srv", "\"my shop/Shop\"")]
    [InlineData("/usr/local/bin/Shop", "/usr/local/bin/Shop.dll", "/srv", "Shop")]
    [InlineData("/usr/local/bin/Shop", "/usr/local/bin/Shop.dll", "/usr/local/bin", "Shop")]
    public void ToString_FromAFolder_CanBeTypedThere(string? process, string program, string folder, string expected) =>
        Assert.Equal(expected, new ProgramStart(process, program, folder, ["/usr/bin", "/usr/local/bin/"]).ToString());
}
