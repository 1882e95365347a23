using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>new</c>.</summary>
public sealed class NewTests : ToolTest
{
    [Fact]
    public void New_AfterTheBotsMigrations_FollowsTheirConvention()
    {
        var folder = Shell.File("Migrations");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Shell.File("Bot.csproj"),
            "<Project><PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>"
        );
        foreach (var file in Directory.EnumerateFiles(Repository.Path("src/Gromozeka.Database/Migrations"), "*.cs"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        var call = Shell.Run("new", "add user preferences", "--folder", "Migrations");

        Assert.Equal("Migrations/Migration003AddUserPreferences.cs\n", call.Output);
        Assert.Equal(
            """
            using FluentMigrator;

            namespace Gromozeka.Database.Migrations;

            /// <summary>Add user preferences.</summary>
            [Migration(3, "Add user preferences")]
            public sealed class Migration003AddUserPreferences : Migration
            {
                /// <inheritdoc />
                public override void Up()
                {
                    throw new NotImplementedException("Write what the migration changes.");
                }

                /// <inheritdoc />
                public override void Down()
                {
                    throw new NotImplementedException("Undo the changes of Up, in reverse order.");
                }
            }

            """,
            File.ReadAllText(Path.Combine(folder, "Migration003AddUserPreferences.cs"))
        );
        Assert.Equal("Migrations/Migration004More.cs\n", Shell.Run("new", "more", "--folder", "Migrations").Output);
    }

    [Theory]
    [InlineData("new", "orders")]
    [InlineData("scaffold")]
    public void New_InAProjectOfAnotherLanguage_IsRefused(params string[] arguments)
    {
        Shell.Assembly = null;
        File.WriteAllText(Shell.File("Shop.fsproj"), "<Project />");
        Shell.Database.Execute("CREATE TABLE t (a)");

        var error = Fails(ErrorCodes.CommandLine, arguments);

        Assert.Contains("the file would be C#, which this project does not compile", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Shell.File("Migrations")));
    }

    [Fact]
    public void New_WhoseMigrationsAreInALibrary_NamesIt()
    {
        Shell.Assembly = null;
        Shell.Place = "Web";
        foreach (var folder in new[] { "Web", "Data" })
            Directory.CreateDirectory(Shell.File(folder));
        File.WriteAllText(
            Shell.File("Web/Web.csproj"),
            "<Project><ItemGroup><ProjectReference Include=\"..\\Data\\Data.csproj\" /></ItemGroup></Project>"
        );
        File.WriteAllText(Shell.File("Data/Data.csproj"), "<Project />");
        File.WriteAllText(Shell.File("Data/One.cs"), "[FluentMigrator.Migration(1)] public class One : FluentMigrator.Migration { }");

        var error = Fails(ErrorCodes.CommandLine, "new", "prices");

        Assert.Contains("it has none itself, but refers to Data.csproj, which has", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Shell.File("Web/Migrations")));
        Assert.Contains(
            "Data/Migrations/Migration002Prices.cs",
            Shell.Run("new", "prices", "--project", "../Data/Data.csproj").Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void New_InAnEmptyProject_BeginsWithOne()
    {
        Shell.Assembly = null;
        File.WriteAllText(Shell.File("Shop.csproj"), "<Project />");

        Assert.Equal("Migrations/Migration001Orders.cs\n", Shell.Run("new", "orders").Output);
        Assert.Contains(
            "namespace Shop.Migrations;",
            File.ReadAllText(Shell.File("Migrations/Migration001Orders.cs")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void New_AfterTimestamps_IsATimestamp()
    {
        Directory.CreateDirectory(Shell.File("m"));
        File.WriteAllText(Shell.File("m/20200101120000_First.cs"), "namespace Shop;\n[Migration(20200101120000)]\nclass First;");

        Assert.Matches(@"^m/20\d{12}_AddIndex\.cs\n$", Shell.Run("new", "add index", "--folder", "m").Output);
    }

    [Fact]
    public void New_WithoutLetters_IsRefused() => Fails(ErrorCodes.CommandLine, "new", "123", "--folder", "m");

    [Theory]
    [InlineData('a', 300)]
    [InlineData('ж', 200)]
    public void New_WithANameThatNoFileCanHave_IsRefused(char letter, int count) =>
        Assert.Contains(
            "255 bytes",
            Fails(ErrorCodes.CommandLine, "new", new string(letter, count), "--folder", "m"),
            StringComparison.Ordinal
        );

    [Fact]
    public void New_AfterTheHighestVersion_IsRefused()
    {
        Directory.CreateDirectory(Shell.File("m"));
        File.WriteAllText(Shell.File("m/Last.cs"), "namespace Shop;\n[Migration(9223372036854775807)]\nclass Last;");

        Fails(ErrorCodes.CommandLine, "new", "one more", "--folder", "m");
    }

    /// <summary>Built as strictly as a project can be: warnings are errors, the documentation is written.</summary>
    [LongTheory]
    [InlineData("enable", "m")]
    [InlineData("disable", "my-folder/2 sub.class/event")]
    public void New_OfAnyText_Compiles(string implicitUsings, string folder)
    {
        string[] texts =
        [
            "plain",
            "quotes \" and \\ and \"\"\"",
            "lines\r\nand\ttabs",
            "a <b> & c --> ]]>",
            "{braces} {{0}}",
            "²³ and ½ things",
            "Änderung für Ж und 中文",
            "class",
            "up",
            "Down",
            "migration",
            "fluent migrator",
            "e\u0301 combining",
            "zero\u200bwidth \u202e turned",
            "\u2028 separator",
            "emoji 😀 here",
            "2nd attempt",
            "٣ arabic digit x",
            "// comment",
            "*/ end",
        ];
        File.WriteAllText(
            Shell.File("Shop-1.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><ImplicitUsings>{implicitUsings}</ImplicitUsings><Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="FluentMigrator" Version="8.0.1" /></ItemGroup>
            </Project>
            """
        );
        // The second half is named as files that begin with their version are.
        foreach (var text in texts)
            Assert.Equal(0, Shell.Run("new", text, "--folder", folder).ExitCode);
        File.WriteAllText(
            Shell.File(folder + "/099_Last.cs"),
            "namespace Shop.Other;\n/// <summary>Last.</summary>\n[FluentMigrator.Migration(99)]\npublic abstract class Last : "
                + "FluentMigrator.Migration;"
        );
        foreach (var text in texts)
            Assert.Equal(0, Shell.Run("new", text, "--folder", folder).ExitCode);

        Programs.Call(Programs.DotNet, "build", "-v", "quiet", "--nologo").In(Shell.Folder).Succeed();
    }
}
