using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>A web application whose migrations are in a library.</summary>
public sealed class MigrationLibraryTests : ProjectTest
{
    [LongFact]
    public void AReferencedProject_IsFoundFromEachFolder()
    {
        WriteLibrary("Shop.Data");
        WriteWeb("""<ProjectReference Include="../Shop.Data/Shop.Data.csproj" />""");
        File.WriteAllText(
            Shell.File("Shop.slnx"),
            """<Solution><Project Path="Shop.Web/Shop.Web.csproj" /><Project Path="Shop.Data/Shop.Data.csproj" /></Solution>"""
        );

        var fromSolution = Fails(ErrorCodes.MigrationsNotFound, "status");
        Assert.Contains("There are several projects in …/Shop.slnx.", fromSolution, StringComparison.Ordinal);
        Assert.Contains("Shop.Data/Shop.Data.csproj, Shop.Web/Shop.Web.csproj", fromSolution, StringComparison.Ordinal);
        AssertFoundFromWeb();

        Shell.Place = "Shop.Data";
        Assert.Contains("1 applied, 0 pending.", Ok("status"), StringComparison.Ordinal);
        Shell.Place = "";
        Assert.Contains("1 applied, 0 pending.", Ok("status", "--project", "Shop.Data", "--no-build"), StringComparison.Ordinal);
    }

    [LongFact]
    public void AReferencedPackage_IsFound()
    {
        WriteLibrary("Shop.Data", properties: "<Version>1.2.3</Version>").DotNet("pack", "-o", Shell.File("feed"));
        File.WriteAllText(
            Shell.File("nuget.config"),
            """
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <packageSources><add key="feed" value="feed" /></packageSources>
            </configuration>
            """
        );
        WriteWeb("""<PackageReference Include="Shop.Data" Version="1.2.3" />""");

        AssertFoundFromWeb();
        Shell.Place = "";
        // A library is built without its packages next to it, and these are not in the usual folder.
        ForeignProject.Write(Shell.File("Shop.Core"), "Shop.Core", items: """<PackageReference Include="Shop.Data" Version="1.2.3" />""");
        Assert.Contains("1 applied, 0 pending.", Shell.Run("status", "--project", "Shop.Core").Output, StringComparison.Ordinal);
    }

    [LongFact]
    public void ASolutionWithOneProject_IsThatProject()
    {
        WriteLibrary("Shop.Data");
        File.WriteAllText(
            Shell.File("Shop.sln"),
            """Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Shop.Data", "Shop.Data\Shop.Data.csproj", """
                + "\"{6E2F6DD4-9F0B-4B0E-9C3B-6F7B0B0B0B0B}\" EndProject"
        );

        AssertMigrates();
    }

    [LongFact]
    public void TwoLibrariesWithTheSameVersion_AreNamed()
    {
        WriteLibrary("Shop.Data");
        WriteLibrary("Shop.Log");
        WriteWeb(
            """<ProjectReference Include="../Shop.Data/Shop.Data.csproj" /><ProjectReference Include="../Shop.Log/Shop.Log.csproj" />"""
        );
        Shell.Place = "Shop.Web";

        var call = Shell.Run("migrate");

        Assert.Equal(ErrorCodes.DuplicateVersion.ExitCode, call.ExitCode);
        Assert.Contains("GM101 Version 1 is used by Shop.M1 of Shop.Data and Shop.M1 of Shop.Log.", call.Error, StringComparison.Ordinal);
        Assert.Contains("name only the intended one", call.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
        Assert.Contains("0 applied, 1 pending.", Ok("status", "-a", "bin/Debug/net10.0/Shop.Log.dll"), StringComparison.Ordinal);
    }

    [LongFact]
    public void MigrationsInProgramAndLibrary_TheLibrarysAreNamedAsLeftOut()
    {
        WriteLibrary("Shop.Data");
        WriteWeb("""<ProjectReference Include="../Shop.Data/Shop.Data.csproj" />""").WithMigration(2);
        Shell.Place = "Shop.Web";

        var call = Shell.Run("status");

        Assert.Contains("0 applied, 1 pending.", call.Output, StringComparison.Ordinal);
        Assert.Contains("warning: Shop.Data has migrations, too, which are skipped", call.Error, StringComparison.Ordinal);
        Assert.Contains(
            "0 applied, 2 pending.",
            Ok("status", "-a", "bin/Debug/net10.0/Shop.Web.dll", "-a", "bin/Debug/net10.0/Shop.Data.dll"),
            StringComparison.Ordinal
        );
    }

    private void AssertFoundFromWeb()
    {
        Shell.Place = "Shop.Web";
        var migrated = Shell.Run("migrate");
        Assert.Equal("Migrations of Shop.Data, used by Shop.Web.\n", migrated.Error);
        Assert.Contains("1 applied, 0 pending.", migrated.Output, StringComparison.Ordinal);
        Assert.Matches("✓ migrations +.*Shop.Data.dll   \\(used by Shop.Web\\)", Shell.Run("doctor", "--no-build").Output);
    }

    private ForeignProject WriteLibrary(string name, string properties = "") =>
        ForeignProject.Write(Shell.File(name), name, properties: properties).WithMigration(1);

    /// <summary>The program uses no class of the library, so that the compiler leaves the reference out.</summary>
    private ForeignProject WriteWeb(string references) =>
        ForeignProject.Write(Shell.File("Shop.Web"), "Shop.Web", "Web", items: references).With("Program.cs", ForeignProject.Web);
}
