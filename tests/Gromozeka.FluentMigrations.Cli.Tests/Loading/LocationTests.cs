using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Loading;

/// <summary>Where migrations are found, and what is said where they are not.</summary>
public sealed class LocationTests(PackedTool tool) : ToolTest(tool)
{
    [Fact]
    public void NoAssembly_InAnEmptyFolder_SaysWhatToName()
    {
        Shell.Assembly = null;

        Assert.Contains("--project", Fails(ErrorCodes.MigrationsNotFound, "status"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--assembly", "absent.dll")]
    [InlineData("--project", "absent.csproj")]
    public void AWrongPath_IsNamed(string option, string path) =>
        Assert.Contains("…/" + path, Fails(ErrorCodes.MigrationsNotFound, "status", option, path), StringComparison.Ordinal);

    [Fact]
    public void AFileThatIsNoAssembly_IsRefused()
    {
        File.WriteAllText(Shell.File("text.dll"), "not an assembly");

        Fails(ErrorCodes.MigrationsNotFound, "status", "-a", "text.dll");
    }

    [Fact]
    public void AnAssemblyWithoutMigrations_IsRefused() =>
        Assert.Contains("has no migrations", Fails(ErrorCodes.MigrationsNotFound, "status", "-a", Repository.Empty), StringComparison.Ordinal);

    [Fact]
    public void ANamespaceWithoutMigrations_IsNamed() =>
        Assert.Contains("namespace Gromozeka.Nowhere", Fails(ErrorCodes.MigrationsNotFound, "status", "-n", "Gromozeka.Nowhere"), StringComparison.Ordinal);

    [Fact]
    public void AnAssembly_IsFoundByItsNameToo() => Ok("status", "-a", Repository.Bot[..^".dll".Length]);

    [Fact]
    public void AProject_IsBuiltAndLoaded()
    {
        Shell.Assembly = null;
        Shell.Environment["FM_CONNECTION"] = null;

        var status = Ok("status", "--project", Repository.Path("src/Gromozeka.Bot"), "--no-build");

        Assert.Contains("src/Gromozeka.Bot/data/gromozeka.db", status, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectThatDoesNotBuild_ShowsTheErrors()
    {
        Shell.Assembly = null;
        File.WriteAllText(Shell.File("Broken.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        File.WriteAllText(Shell.File("Broken.cs"), "class Broken { int x = \"text\"; }");

        Assert.Contains("CS0029", Fails(ErrorCodes.BuildFailed, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSettingsOfARepository_NameTheProject()
    {
        Shell.Assembly = null;
        Directory.CreateDirectory(Shell.File(".config"));
        File.WriteAllText(Shell.File(".config/dotnet-fm.json"), $$"""{ "assembly": "{{Repository.Bot.Replace('\\', '/')}}" }""");

        Assert.Contains("0 applied, 2 pending.", Ok("status"), StringComparison.Ordinal);
        File.WriteAllText(Shell.File(".config/dotnet-fm.json"), """{ "asembly": "x" }""");
        Assert.Contains("asembly", Fails(ErrorCodes.InvalidConfiguration, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheHostsOwnVariable_NamesTheDatabase()
    {
        Shell.Environment["FM_CONNECTION"] = null;
        Shell.Environment["Database__ConnectionString"] = $"Data Source={Shell.File("hosts.db")}";

        Assert.StartsWith("hosts.db   no database yet", Ok("status"), StringComparison.Ordinal);
        Assert.StartsWith("mine.db   no database yet", Ok("status", "-c", "Data Source=mine.db"), StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongSetting_IsNamedByItsKey()
    {
        Shell.Environment["Database__CommandTimeoutSeconds"] = "0";

        Assert.Contains("Database:CommandTimeoutSeconds", Fails(ErrorCodes.InvalidConfiguration, "status"), StringComparison.Ordinal);
    }
}
