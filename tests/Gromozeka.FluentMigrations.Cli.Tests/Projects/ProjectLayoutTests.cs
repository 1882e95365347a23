using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>Projects whose files are not where, or not named as, they usually are.</summary>
public sealed class ProjectLayoutTests : ProjectTest
{
    [LongFact]
    public void SeveralFrameworks_TheLatestThatCanBeLoadedIsTaken()
    {
        ForeignProject
            .Write(
                Shell.Folder,
                properties: "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>"
                    + "<LangVersion>latest</LangVersion><ImplicitUsings>disable</ImplicitUsings>"
            )
            .WithMigration(1);
        var project = Shell.File("Shop.csproj");
        File.WriteAllText(
            project,
            File.ReadAllText(project).Replace("<TargetFramework>net10.0</TargetFramework>", "", StringComparison.Ordinal)
        );

        AssertMigrates();
        Assert.Contains("bin/Debug/net10.0/Shop.dll", Ok("doctor", "--no-build"), StringComparison.Ordinal);
        Assert.Contains(
            "bin/Debug/netstandard2.0/Shop.dll",
            Ok("doctor", "--no-build", "--framework", "netstandard2.0"),
            StringComparison.Ordinal
        );
    }

    [LongFact]
    public void AnotherAssemblyName()
    {
        ForeignProject
            .Write(
                Shell.Folder,
                sdk: "Web",
                properties: "<AssemblyName>Acme.Schema</AssemblyName><RootNamespace>Acme</RootNamespace><UseAppHost>false</UseAppHost>"
            )
            .With("Program.cs", ForeignProject.Web)
            .WithMigration(1);

        AssertMigrates();
    }

    [LongFact]
    public void TheArtifactsFolder()
    {
        File.WriteAllText(
            Shell.File("Directory.Build.props"),
            "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>"
        );
        ForeignProject.Write(Shell.File("Shop"), sdk: "Web").With("Program.cs", ForeignProject.Web).WithMigration(1);
        Shell.Place = "Shop";

        AssertMigrates();
        Assert.True(File.Exists(Shell.File("artifacts/bin/Shop/debug/Shop.dll")));
    }

    [LongFact]
    public void SpacesAndOtherLetters_AndAnotherOutputFolder()
    {
        ForeignProject
            .Write(Shell.File("Größe π"), "Größe π", "Web", "<OutputPath>out put/</OutputPath>")
            .With("Program.cs", ForeignProject.Web)
            .WithMigration(1);
        Shell.Place = "Größe π";

        AssertMigrates();
        Shell.Place = "";
        Ok("status", "--project", "Größe π", "--no-build");
    }
}
