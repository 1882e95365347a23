using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>Migrations in each kind of project, from its folder.</summary>
public sealed class ProjectKindTests : ProjectTest
{
    private const string TestPackages = """
        <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.0.1" /><PackageReference Include="xunit" Version="2.9.3" />
        <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
        """;

    private const string Exe = "<OutputType>Exe</OutputType>";

    [LongFact]
    public void AConsoleProgram()
    {
        ForeignProject.Write(Shell.Folder, properties: Exe).With("Program.cs", ForeignProject.Console).WithMigration(1);

        AssertMigrates();
    }

    [LongFact]
    public void AWorker()
    {
        ForeignProject
            .Write(
                Shell.Folder,
                sdk: "Worker",
                items: ForeignProject.FluentMigrator + """<PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" />"""
            )
            .With(
                "Program.cs",
                "Host.CreateApplicationBuilder(args).Build().Run(); "
                    + "class Work : BackgroundService { protected override Task ExecuteAsync(CancellationToken stop) => "
                    + "Task.CompletedTask; }"
            )
            .WithMigration(1);

        AssertMigrates();
    }

    [LongFact]
    public void AWebApplication()
    {
        ForeignProject.Write(Shell.Folder, sdk: "Web").With("Program.cs", ForeignProject.Web).WithMigration(1);

        AssertMigrates();
    }

    [LongFact]
    public void ALibrary()
    {
        ForeignProject.Write(Shell.Folder).WithMigration(1);

        AssertMigrates();
    }

    [LongFact]
    public void ALibraryThatUsesAspNetCore()
    {
        ForeignProject
            .Write(Shell.Folder, items: ForeignProject.FluentMigrator + """<FrameworkReference Include="Microsoft.AspNetCore.App" />""")
            .With("Home.cs", "public class HomeController : Microsoft.AspNetCore.Mvc.ControllerBase;")
            .WithMigration(1);

        AssertMigrates();
    }

    [LongFact]
    public void ATestProject()
    {
        ForeignProject
            .Write(Shell.Folder, items: ForeignProject.FluentMigrator + TestPackages)
            .With("Tests.cs", "public class Tests : Xunit.IClassFixture<object> { [Xunit.Fact] public void Test() { } }")
            .WithMigration(1);

        AssertMigrates();
    }

    [LongFact]
    public void AProjectWhoseBuildWritesAndWarns()
    {
        ForeignProject.Write(Shell.Folder).WithMigration(1).With("Warning.cs", "#warning {}");
        File.WriteAllText(
            Shell.File("Directory.Build.targets"),
            """<Project><Target Name="Say" AfterTargets="Build">"""
                + """<Message Importance="high" Text="{ said }" /><Exec Command="echo { done }" /></Target></Project>"""
        );

        AssertMigrates();
    }

    [LongFact]
    public void AProjectWithoutMigrations_SaysSo()
    {
        ForeignProject.Write(Shell.Folder, sdk: "Web", items: "").With("Program.cs", ForeignProject.Web);

        Assert.Contains("Shop.dll has no migrations", Fails(ErrorCodes.MigrationsNotFound, "status"), StringComparison.Ordinal);
    }
}
