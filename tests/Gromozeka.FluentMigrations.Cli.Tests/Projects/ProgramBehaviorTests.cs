using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>What the code of migrations finds, and what is said where it fails before it runs.</summary>
public sealed class ProgramBehaviorTests : ProjectTest
{
    [LongFact]
    public void SwitchesAndFilesOfTheProgram_AreTheProgramsOwn()
    {
        ForeignProject
            .Write(
                Shell.Folder,
                sdk: "Web",
                items: ForeignProject.FluentMigrator
                    + """<RuntimeHostConfigurationOption Include="Shop.Switch" Value="true" />"""
                    + """<RuntimeHostConfigurationOption Include="Shop.Value" Value="seven" />"""
                    + """<None Include="seed.txt" CopyToOutputDirectory="Always" />"""
            )
            .With("Program.cs", ForeignProject.Web)
            .With("seed.txt", "from a file")
            .WithMigration(
                1,
                up: """
                Execute.Sql($"CREATE TABLE found AS SELECT '{AppContext.TryGetSwitch("Shop.Switch", out var isOn) && isOn} {AppContext.GetData("Shop.Value")} {File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seed.txt"))}' AS x");
                """
            );

        AssertMigrates();
        Assert.Equal("True seven from a file", Shell.Database.Scalar("SELECT x FROM found"));
    }

    [LongFact]
    public void TheSettingsOfTheProgram_NameTheDatabase()
    {
        Shell.Environment["FM_CONNECTION"] = null;
        ForeignProject
            .Write(Shell.Folder, sdk: "Web")
            .With("Program.cs", ForeignProject.Web)
            .With("appsettings.json", """{ "Database": { "ConnectionString": "Data Source=shop.db" } }""")
            .WithMigration(1);

        Assert.StartsWith("shop.db   no database yet", Ok("status"), StringComparison.Ordinal);
    }

    [LongFact]
    public void AMissingAssembly_IsNamed()
    {
        ForeignProject
            .Write(
                Shell.Folder,
                properties: "<OutputType>Exe</OutputType>",
                items: ForeignProject.FluentMigrator + """<ProjectReference Include="Base/Base.csproj" />"""
            )
            .With("Program.cs", ForeignProject.Console + " class Derived : Base.Thing;")
            .WithMigration(1);
        File.WriteAllText(
            Shell.File("Directory.Build.props"),
            "<Project><PropertyGroup><DefaultItemExcludes>$(DefaultItemExcludes);Base/**</DefaultItemExcludes></PropertyGroup></Project>"
        );
        ForeignProject
            .Write(Shell.File("Base"), "Base", properties: "<DefaultItemExcludes>bin/**;obj/**</DefaultItemExcludes>", items: "")
            .With("Thing.cs", "namespace Base; public class Thing;");
        Ok("status");
        File.Delete(Shell.File("bin/Debug/net10.0/Base.dll"));

        var error = Fails(ErrorCodes.CannotLoad, "migrate", "--no-build");

        Assert.Contains("The program needs the assembly Base 1.0.0.0, which is missing.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [LongTheory]
    [InlineData("public M1() => throw new InvalidOperationException(\"no setting\");", "no setting")]
    [InlineData(
        "static M1() => throw new InvalidOperationException(\"no setting\");",
        "the static constructor of Shop.M1 threw InvalidOperationException: no setting"
    )]
    public void AConstructorThatThrows_SaysWhatItThrew(string constructor, string says)
    {
        ForeignProject.Write(Shell.Folder).WithMigration(1, members: constructor);

        Assert.Contains(says, Fails(ErrorCodes.ConstructorFailed, "migrate"), StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [LongFact]
    public void AStaticConstructorThatUpNeeds_SaysWhatItThrew()
    {
        ForeignProject
            .Write(Shell.Folder)
            .With(
                "Names.cs",
                "static class Names { static Names() => throw new System.InvalidOperationException(\"no setting\"); "
                    + "public static string Table => \"t\"; }"
            )
            .WithMigration(1, up: "Create.Table(Names.Table).WithColumn(\"id\").AsInt64();");

        Assert.Contains(
            "the static constructor of Names threw InvalidOperationException: no setting",
            Shell.Run("migrate").Error,
            StringComparison.Ordinal
        );
    }

    [LongFact]
    public void ABuildThatFails_ShowsItsFirstErrorsWithoutThePaths()
    {
        ForeignProject
            .Write(Shell.Folder)
            .With("Broken.cs", "class Broken { " + string.Concat(Enumerable.Range(1, 14).Select(n => $"int x{n} = \"text\"; ")) + "}");

        var error = Fails(ErrorCodes.BuildFailed, "status");

        Assert.Contains("why:   Broken.cs(1,", error, StringComparison.Ordinal);
        Assert.Contains("and 4 more", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Shop.csproj]", error, StringComparison.Ordinal);
    }
}
