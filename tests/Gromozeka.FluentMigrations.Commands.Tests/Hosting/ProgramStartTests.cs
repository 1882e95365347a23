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

    [Theory]
    [InlineData("/srv/it's/Shop", "'it'\\''s/Shop'")]
    [InlineData("/srv/a$b c/Shop", "'a$b c/Shop'")]
    [InlineData("/srv/a&b/Shop", "'a&b/Shop'")]
    [InlineData("/srv/shop (1)/Shop", "'shop (1)/Shop'")]
    public void ToString_APathThatAShellWouldRead_IsQuoted(string process, string expected)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(expected, new ProgramStart(process, process + ".dll", "/srv", []).ToString());
    }

    [Fact]
    public void ToString_AnotherProgramOfTheNameIsFoundFirst_IsThePath()
    {
        using var folder = new TempFolder();
        var (first, second) = (Directory.CreateDirectory(folder.File("a")).FullName, Directory.CreateDirectory(folder.File("b")).FullName);
        var process = Path.Combine(second, "Shop");
        string Start() => new ProgramStart(process, process + ".dll", "/", [first, second]).ToString();
        Assert.Equal("Shop", Start());

        File.WriteAllText(Path.Combine(first, "Shop"), "");

        Assert.Equal(process, Start());
    }
}
