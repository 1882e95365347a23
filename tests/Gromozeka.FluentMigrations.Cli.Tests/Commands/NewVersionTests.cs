using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>Which version <c>new</c> gives: one that no class of the project has, wherever it is and however it is written.</summary>
public sealed class NewVersionTests : ToolTest
{
    public NewVersionTests()
    {
        Shell.Assembly = null;
        Write("Shop.csproj", "<Project />");
        Write("Migrations/001_First.cs", "namespace Shop.Migrations;\n[Migration(1)] class First;");
    }

    [Theory]
    // Where the class is.
    [InlineData("Other/Deep/Old.cs", "[Migration(7)] class Old;", 8)]
    [InlineData("Program.cs", "[Migration(7)] class Old;", 8)]
    [InlineData(
        "Migrations/001_First.cs",
        "namespace Shop.Migrations;\n[Migration(1)] class First;\n[Migration(7)]\nclass Second;\n[Migration(3)] class Third;",
        8
    )]
    [InlineData("bin/Debug/Old.cs", "[Migration(7)] class Old;", 2)]
    [InlineData("obj/Old.cs", "[Migration(7)] class Old;", 2)]
    [InlineData("Other/obj/Old.cs", "[Migration(7)] class Old;", 2)]
    [InlineData(".hidden/Old.cs", "[Migration(7)] class Old;", 2)]
    // How the attribute is written.
    [InlineData("Old.cs", "[Migration( 7L , \"seven\")] class Old;", 8)]
    [InlineData("Old.cs", "[FluentMigrator.Migration(7)] class Old;", 8)]
    [InlineData("Old.cs", "[global::FluentMigrator.MigrationAttribute(7)] class Old;", 8)]
    [InlineData("Old.cs", "[Obsolete(\"a, [b]\"), Migration(description: \"x\", version: 7)] class Old;", 8)]
    [InlineData("Old.cs", "[Obsolete, Migration(7, BreakingChange = true)] class Old;", 8)]
    [InlineData("Old.cs", "[\n  Migration(\n    7, // seven\n    \"x\")]\nclass Old;", 8)]
    [InlineData("Old.cs", "[Migration(0x0F)] class Old;", 16)]
    [InlineData("Old.cs", "[Migration(1_000)] class Old;", 1001)]
    [InlineData("Old.cs", "[Migration((long)7)] class Old;", 8)]
    // What is no attribute.
    [InlineData(
        "Old.cs",
        "// [Migration(7)]\n/* [Migration(8)] */ class Old { string a = \"[Migration(9)]\"; string b = @\"\"\"[Migration(10)]\"; "
            + "char c = '\"'; }",
        2
    )]
    [InlineData(
        "Old.cs",
        "class Old { string a = \"\"\"\n[Migration(7)]\n\"\"\"; string b = $\"[Migration(8)] {a}\"; string c = \"\\\"[Migration(9)]\"; }",
        2
    )]
    [InlineData("Old.cs", "[Migration(\"20260101_Other\")] class OfAnotherTool;", 2)]
    [InlineData("Old.cs", "public class Migration(long number) : Base(number);", 2)]
    // Constants.
    [InlineData("Old.cs", "[Migration(Versions.Orders)] class Old; static class Versions { public const long Users = 5, Orders = 7; }", 8)]
    [InlineData("Old.cs", "[Migration(Number)] class Old { const int Number = Base + 2; const int Base = 5; }", 8)]
    [InlineData(
        "Old.cs",
        "[Migration(First.Number)] class Old; class First { public const int Number = 7; } class Second { public const int Number = 9; }",
        8
    )]
    [InlineData("Old.cs", "[Migration((long)Versions.Orders)] class Old; enum Versions { Users = 6, Orders, Later = 20 }", 8)]
    // Other names of the attribute.
    [InlineData("Old.cs", "using M = FluentMigrator.MigrationAttribute;\n[M(7)] class Old;", 8)]
    [InlineData("Old.cs", "using MAttribute = global::FluentMigrator.MigrationAttribute;\n[Obsolete, M(7, \"x\")] class Old;", 8)]
    [InlineData("Old.cs", "using FM = FluentMigrator;\n[FM.Migration(7)] class Old; [FM::Migration(8)] class Older;", 9)]
    [InlineData(
        "Old.cs",
        "using At = FluentMigrator.TimestampedMigrationAttribute;\n[At(2099, 12, 31, 23, 59, 58)] class Old;",
        20991231235959
    )]
    [InlineData("Old.cs", "using static System.Math;\nusing X = System.ObsoleteAttribute;\n[X(\"7\")] class Old;", 2)]
    // Arithmetic.
    [InlineData("Old.cs", "[Migration(X)] class Old { const long X = 2 * 3; }", 7)]
    [InlineData("Old.cs", "[Migration(A.Base * 10 + (3 - 1))] class Old; class A { public const long Base = 0x10; }", 163)]
    [InlineData("Old.cs", "[Migration(1 << 4 | 3)] class Old;", 20)]
    [InlineData("Old.cs", "[Migration(100 / 7 % 4 - -2)] class Old;", 5)]
    // Regions.
    [InlineData("Old.cs", "#if false\n[Migration(7)] class Old;\n#else\n[Migration(5)] class Older;\n#endif", 6)]
    [InlineData(
        "Old.cs",
        "#if true\n#if !true\n[Migration(7)] class Old;\n#endif\n[Migration(5)] class Older;\n#elif OTHER\n[Migration(9)] class "
            + "Oldest;\n#endif",
        6
    )]
    public void New_TakesTheVersionAfterTheHighestOfTheProject(string file, string code, long version)
    {
        Write(file, code);

        var call = Shell.Run("new", "more");

        Assert.Equal(0, call.ExitCode);
        Assert.Equal($"Migrations/{version:000}_More.cs\n", call.Output);
        Assert.Contains($"[Migration({version}, \"More\")]", File.ReadAllText(Shell.File(call.Output.Trim())), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../beside")]
    [InlineData("Elsewhere")]
    public void New_ForAProjectThatIsNamed_IntoAnotherFolder_LooksAtBoth(string folder)
    {
        Write("App/App.csproj", "<Project />");
        Write("App/Old.cs", "[Migration(7)] class Old;");
        Write(Path.Combine("App", folder, "Newer.cs"), "[Migration(9)] class Newer;");

        var call = Shell.Run("new", "more", "--project", "App", "--folder", Path.Combine("App", folder));

        Assert.Equal(0, call.ExitCode);
        Assert.Contains("Version 10: the highest of 2 migrations in App.csproj is 9, in ", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void New_SaysWhereTheVersionComesFrom()
    {
        Write("Data/Versions.cs", "static class Versions { public const long Orders = 7; }");
        Write("Data/Old.cs", "[Migration(Versions.Orders)] class Old;");

        Assert.Equal(
            """
            Version 8: the highest of 2 migrations in Shop.csproj is 7, in Data/Old.cs.
            Write its Up and Down, then: dotnet fm migrate --dry-run

            """,
            Shell.Run("new", "more").Error
        );
        Assert.Equal("", Shell.Run("new", "more still", "-q").Error);
    }

    [Theory]
    [InlineData("[Migration(Versions.Orders)] class Old;", "[Migration(Versions.Orders)]")]
    [InlineData("[Migration(A.N ? 2 : 3)] class Old; class A { public const long N = 7; }", "[Migration(A.N ? 2 : 3)]")]
    [InlineData("[Release(7)] class Old; class ReleaseAttribute(int sprint) : MigrationAttribute(sprint * 10);", "[Release(7)]")]
    [InlineData("[OurMigration(2026, 1, \"x\")] class Old;", "[OurMigration(2026, 1, \"\")]")]
    [InlineData("[Migration(N)] class Old; class A { public const long N = 1; } class B { public const long N = 2; }", null)]
    [InlineData("[Migration(N)] class Old { const long N = M; const long M = N; }", "[Migration(N)]")]
    public void New_WhereAVersionIsNotKnown_SaysSo(string code, string? attribute)
    {
        Write("Data/Old.cs", code);

        var call = Shell.Run("new", "more");

        Assert.Equal(0, call.ExitCode);
        if (attribute is not null)
            Assert.StartsWith(
                $"warning: Data/Old.cs has {attribute}, whose version the source does not show: check whether the new one, 2, is free\n",
                call.Error,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void New_AfterTimestampsElsewhere_IsALaterTimestamp()
    {
        Write(
            "Data/Old.cs",
            "[TimestampedMigration(2099, 12, 31, 23, 59)] class Old;\n[TimestampedMigration(2020, 1, 2, 3, 4, 5, \"x\")] class Older;"
        );

        Assert.Equal("Migrations/20991231235901_More.cs\n", Shell.Run("new", "more").Output);
    }

    [Fact]
    public void New_LeavesOtherProjectsOut_AndTakesWhatTheProjectIncludes()
    {
        Write("Tests/Tests.csproj", "<Project />");
        Write("Tests/Fake.cs", "[Migration(50)] class Fake;");
        Assert.Equal("Migrations/002_More.cs\n", Shell.Run("new", "more").Output);

        Write("App/App.csproj", "<Project><ItemGroup><Compile Include=\"..\\Shared\\**\\*.cs;../One.cs\" /></ItemGroup></Project>");
        Write("Shared/Deep/Old.cs", "[Migration(60)] class Old;");
        Write("One.cs", "[Migration(61)] class One;");
        Write("Two.cs", "[Migration(62)] class Two;");
        Assert.Equal("App/Migrations/Migration062Next.cs\n", Shell.Run("new", "next", "--project", "App").Output);
    }

    [Fact]
    public void New_InAnotherFolder_CountsTheProjectThatTheFolderIsIn()
    {
        Write("Data/Old.cs", "[Migration(7)] class Old;");

        Assert.Equal("Elsewhere/Migration008More.cs\n", Shell.Run("new", "more", "--folder", "Elsewhere").Output);
        Assert.Contains(
            "namespace Shop.Elsewhere;",
            File.ReadAllText(Shell.File("Elsewhere/Migration008More.cs")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("global using M = FluentMigrator.MigrationAttribute;", "<Project />")]
    [InlineData("", "<Project><ItemGroup><Using Alias=\"M\" Include=\"FluentMigrator.MigrationAttribute\" /></ItemGroup></Project>")]
    public void New_WithANameOfTheAttributeForAllFiles_KnowsIt(string usings, string project)
    {
        Write("Shop.csproj", project);
        Write("Usings.cs", usings);
        Write("Old.cs", "[M(7)] class Old;");

        Assert.Equal("Migrations/008_More.cs\n", Ok("new", "more", "-q"));
    }

    [Theory]
    [InlineData("<Compile Remove=\"Old\\**\" />", 2)]
    [InlineData("<Compile Remove=\"Old/Seven.cs;Nothing.cs\" />", 2)]
    [InlineData("<Compile Remove=\"**/Sev*.c?\" />", 2)]
    [InlineData("<Compile Remove=\"Old/*\" /><Compile Include=\"Old/Seven.cs\" />", 8)]
    [InlineData("<Compile Include=\"Old/**\" Exclude=\"**/Six.cs\" />", 8)]
    [InlineData("<!-- <Compile Remove=\"**\" /> -->", 8)]
    [InlineData(
        "</ItemGroup><PropertyGroup><EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup><ItemGroup><Compile "
            + "Include=\"Migrations/*.cs\" />",
        2
    )]
    public void New_CountsWhatTheProjectCompiles(string items, long version)
    {
        Write("Shop.csproj", $"<Project><ItemGroup>{items}</ItemGroup></Project>");
        Write("Old/Seven.cs", "[Migration(7)] class Old;");

        Assert.Equal($"Migrations/{version:000}_More.cs\n", Ok("new", "more", "-q"));
    }

    [Theory]
    [InlineData(
        "<Project><ItemGroup><Compile Remove=\"$(Old)/**\" /></ItemGroup></Project>",
        "<Compile Remove=\"$(Old)/**\"> of the project is not read"
    )]
    [InlineData(
        "<Project><ItemGroup Condition=\"'$(A)' == ''\"><Compile Remove=\"Old/**\" /></ItemGroup></Project>",
        "<Compile Remove=\"Old/**\"> of the project is not read: it has a condition"
    )]
    [InlineData("<Project><ItemGroup></Project>", "Shop.csproj is not read: ")]
    public void New_SaysWhatItCouldNotReadOfTheProject(string project, string unread)
    {
        Write("Shop.csproj", project);
        Write("Old/Seven.cs", "[Migration(7)] class Old;");

        var call = Shell.Run("new", "more");

        Assert.Equal("Migrations/008_More.cs\n", call.Output);
        Assert.StartsWith($"warning: {unread}", call.Error, StringComparison.Ordinal);
        Assert.Contains(": check whether the new version, 8, is the next\n", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void New_AfterAVersionThatIsPerhapsCompiled_SaysSo()
    {
        Write(
            "Data/Old.cs",
            "#if DEBUG\n[Migration(7)] class Old;\n#else\n[Migration(6)] class Older;\n#endif\n[Migration(5)] class Oldest;"
        );

        var call = Shell.Run("new", "more");

        Assert.Equal("Migrations/008_More.cs\n", call.Output);
        Assert.StartsWith(
            "warning: Data/Old.cs has [Migration(7)] in an #if region, which may not be compiled: check whether the new one, 8, "
                + "is the next\nwarning: Data/Old.cs has [Migration(6)] ",
            call.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>A time that does not exist is no time.</summary>
    [Theory]
    [InlineData(20991231235959, 21000101000000)]
    [InlineData(20990228235959, 20990301000000)]
    [InlineData(209912312359, 210001010000)]
    [InlineData(20991231, 21000101)]
    [InlineData(20991399, 20991400)]
    [InlineData(99991231235959, 99991231235960)]
    public void New_AfterATimeToCome_IsTheNextOne(long latest, long version)
    {
        Write("Old.cs", $"[Migration({latest})] class Old;");

        Assert.Equal($"Migrations/{version}_More.cs\n", Ok("new", "more", "-q"));
    }

    private void Write(string file, string text)
    {
        var path = Shell.File(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
