using Gromozeka.FluentMigrations.Generator.Tests.Support;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>What is reported, how severe it is, and at which line.</summary>
public sealed class DiagnosticTests
{
    private const string Up = "{ public override void Up() { } public override void Down() { } }";

    [Fact]
    public void SameVersionTwice_BothClasses_AreErrors()
    {
        var build = Build.Of(
            $"[Migration(1)] public class A : Migration {Up}\n[Migration(1)] public class B : "
                + $"Migration {Up}\n[Migration(2)] public class C : Migration {Up}"
        );

        Assert.Equal(["GM101 Error line 1", "GM101 Error line 2"], build.Findings);
        Assert.Equal("Version 1 is used by A and B; give the newer class the next free version", build.Diagnostics[0].GetMessage());
    }

    [Fact]
    public void SameVersionInTwoSets_IsNone()
    {
        const string Source = $$"""
            namespace App.Main { [Migration(1)] public class A : Migration {{Up}} }
            namespace App.Archive.Old { [Migration(1)] public class A : Migration {{Up}} }
            namespace App.Elsewhere { [Migration(1)] public class A : Migration {{Up}} }
            """;

        Assert.Empty(Build.Of(Source, ("MigrationNamespaces", "App.Main, App.Archive")).Findings);
        Assert.Equal(3, Build.Of(Source).Findings.Count());
    }

    [Theory]
    [InlineData(null, "GM102 Warning line 2")]
    [InlineData("Sequential", "GM102 Error line 2")]
    [InlineData("Any", null)]
    public void Gap_IsAsSevereAsTheProjectSays(string? numbering, string? finding)
    {
        const string Source =
            $"[Migration(1)] public class A : Migration {Up}\n[Migration(3)] public class C : "
            + $"Migration {Up}\n[Migration(5)] public class E : Migration {Up}";

        var build = numbering is null ? Build.Of(Source) : Build.Of(Source, ("MigrationNumbering", numbering));

        Assert.Equal(finding is null ? [] : [finding], build.Findings);
        Assert.NotNull(build.Catalog);
    }

    [Fact]
    public void Gap_Dates_AreNoneUnlessTheProjectSaysSequential()
    {
        const string Source =
            $"[Migration(20260101)] public class A : Migration {Up}\n[TimestampedMigration(2026, 1, 2, 3, 4)] public class B : "
            + $"Migration {Up}";

        Assert.Empty(Build.Of(Source).Findings);
        Assert.Equal(["GM102 Error line 1"], Build.Of(Source, ("MigrationNumbering", "sequential")).Findings);
    }

    [Theory]
    [InlineData(null, "GM110 Warning line 2")]
    [InlineData("Sequential", "GM102 Error line 2")]
    [InlineData("Any", null)]
    public void Mix_OfNumbersAndDates_IsAWarningUnlessTheProjectDecides(string? numbering, string? finding)
    {
        const string Source = $"[Migration(1)] public class A : Migration {Up}\n[Migration(20260101)] public class B : Migration {Up}";

        var build = numbering is null ? Build.Of(Source) : Build.Of(Source, ("MigrationNumbering", numbering));

        Assert.Equal(finding is null ? [] : [finding], build.Findings);
    }

    [Theory]
    [InlineData("[Tags(\"x\")]", "[Tags(\"y\")]", 0)]
    [InlineData("[Tags(\"x\")]", "[Tags(TagBehavior.RequireAny, \"y\", \"z\")]", 0)]
    [InlineData("[Tags(\"x\", \"y\")]", "[Tags(\"y\")]", 2)]
    [InlineData("[Tags(TagBehavior.RequireAny, \"x\", \"y\")]", "[Tags(TagBehavior.RequireAny, \"y\")]", 2)]
    [InlineData("", "[Tags(\"y\")]", 2)]
    public void SameVersion_WithTags_IsAnErrorWhereOneHostTakesBoth(string one, string other, int errors)
    {
        var build = Build.Of($"[Migration(1)]{one} public class A : Migration {Up}\n[Migration(1)]{other} public class B : Migration {Up}");

        Assert.Equal(errors, build.Findings.Count(finding => finding.StartsWith("GM101", StringComparison.Ordinal)));
        Assert.NotNull(build.Catalog);
    }

    [Fact]
    public void SetsByTag_AreCheckedEachForItself()
    {
        const string Source =
            $"[Migration(1)][Tags(\"shop\")] public class A : Migration {Up}\n[Migration(1)][Tags(\"log\")] public class B : "
            + $"Migration {Up}\n"
            + $"[Migration(2)][Tags(\"shop\")] public class C : Migration {Up}\n[Migration(3)][Tags(\"log\")] public class D : "
            + $"Migration {Up}";

        Assert.Empty(Build.Of(Source).Findings);
        Assert.Equal(["GM102 Warning line 4"], Build.Of(Source, ("MigrationTags", "shop, log")).Findings);
    }

    [Fact]
    public void Tags_OfADerivedAttribute_AreLeftToReflection() =>
        Assert.Null(
            Build
                .Of(
                    $$"""
                    public class EuropeAttribute() : TagsAttribute("Europe") { }
                    [Migration(1)][Europe] public class A : Migration {{Up}}
                    """
                )
                .Catalog
        );

    [Fact]
    public void Gap_AVersionIsNotKnown_IsNotReported() =>
        Assert.Empty(
            Build
                .Of(
                    $$"""
                    public class TicketAttribute(int ticket) : MigrationAttribute(ticket * 2) { }
                    [Migration(1)] public class A : Migration {{Up}}
                    [Ticket(1)] public class B : Migration {{Up}}
                    [Migration(3)] public class C : Migration {{Up}}
                    """
                )
                .Findings
        );

    [Fact]
    public void NoMigration_IsAnError()
    {
        var build = Build.Of("\n[Migration(1)]\npublic class A { }");

        Assert.Equal(["GM103 Error line 3"], build.Findings);
        Assert.Equal(
            "A has a migration attribute but is not a migration: it does not implement FluentMigrator.IMigration",
            build.Diagnostics[0].GetMessage()
        );
    }

    [Theory]
    [InlineData("public abstract class A : Migration", "abstract")]
    [InlineData("public class A<T> : Migration", "generic")]
    [InlineData("internal class A : Migration", "not public")]
    public void UnusableClass_IsAnError(string declaration, string why)
    {
        var build = Build.Of($"[Migration(1)] {declaration} {Up}");

        Assert.Equal(["GM104 Error line 1"], build.Findings);
        Assert.Contains(why, build.Diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void UnusableClass_ByTheClassAroundIt_IsAnError() =>
        Assert.Equal(["GM104 Error line 1"], Build.Of($"class Outer {{ [Profile(\"Demo\")] public class A : Migration {Up} }}").Findings);

    [Fact]
    public void NoPublicConstructor_IsAnError() =>
        Assert.Equal(["GM105 Error line 1"], Build.Of($"[Migration(1)] public class A : Migration {{ A() {{ }} {Up[1..]}").Findings);

    [Theory]
    [InlineData("[Tags(\"a\")] public abstract class Base : Migration { }\n[Profile(\"Demo\")] public class A : Base")]
    [InlineData(
        "public abstract class Base : Migration { "
            + "}\n[Migration(1)][FluentMigrator.Runner.Constraints.CurrentVersionMigrationConstraint(1)] public class A : Base"
    )]
    [InlineData("public abstract class Base : Migration { }\n[Maintenance(MigrationStage.AfterAll)] public class A : Base")]
    public void AttributeOfAnotherRunner_IsAWarning(string source)
    {
        var build = Build.Of($"{source} {Up}");

        Assert.Equal(["GM106 Warning line 2"], build.Findings);
        Assert.Null(build.Catalog);
    }

    [Fact]
    public void Pragma_SilencesAFinding() =>
        Assert.Empty(Build.Of($"#pragma warning disable GM106\n[Profile(\"a\")][Tags(\"a\")] public class A : Migration {Up}").Findings);
}
