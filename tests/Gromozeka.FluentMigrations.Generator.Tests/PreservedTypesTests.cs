using System.Reflection;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Generator.Tests.Support;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>What a trimmed program preserves for FluentMigrator, and what is reported because it cannot be.</summary>
public sealed class PreservedTypesTests
{
    private const string Up = "{ public override void Up() { } public override void Down() { } }";

    [Fact]
    public void ClassesThatFluentMigratorCreates_KeepTheirConstructors()
    {
        var types = Preserved(
            $$"""
            namespace App;
            [Migration(1)] public class First : Migration {{Up}}
            [Profile("Demo")] public class Demo : Migration {{Up}}
            [Maintenance(MigrationStage.BeforeAll)] public class Before : Migration {{Up}}
            public class Table(
                FluentMigrator.Runner.Conventions.IConventionSet set,
                Microsoft.Extensions.Options.IOptions<FluentMigrator.Runner.Initialization.RunnerOptions> options)
                : FluentMigrator.Runner.VersionTableInfo.DefaultVersionTableMetaData(set, options);
            public class Conventions : FluentMigrator.Runner.DefaultConventionSet { }
            public class RunnerConventions : FluentMigrator.Runner.MigrationRunnerConventions { }
            public class Unmarked : Migration {{Up}}
            internal class Hidden : FluentMigrator.Runner.DefaultConventionSet { }
            """
        );

        Assert.Equal(
            [
                "PublicConstructors App.Before",
                "PublicConstructors App.Conventions",
                "PublicConstructors App.Demo",
                "PublicConstructors App.First",
                "PublicConstructors App.RunnerConventions",
                "PublicConstructors App.Table",
            ],
            types
        );
    }

    [Theory]
    [InlineData("Insert.IntoTable(\"t\").Row(new Author())", "PublicProperties Author")]
    [InlineData(
        "Insert.IntoTable(\"t\").Rows(new Author(), new { a = 1 }, new Book())",
        "PublicProperties Author",
        "PublicProperties Book"
    )]
    [InlineData("Insert.IntoTable(\"t\").Rows(new object[] { new Author() })", "PublicProperties Author")]
    [InlineData("Insert.IntoTable(\"t\").Rows(new Author[2])", "PublicProperties Author")]
    [InlineData("Insert.IntoTable(\"t\").InSchema(\"s\").Row(new Pair<int>())", "PublicProperties Pair`1[System.Int32]")]
    [InlineData("Insert.IntoTable(\"t\").Row(new Own())", "PublicProperties M.Own")]
    [InlineData("Update.Table(\"t\").Set(new Author()).Where(new Book())", "PublicProperties Author", "PublicProperties Book")]
    [InlineData("Delete.FromTable(\"t\").Row(new Author())", "PublicProperties Author")]
    [InlineData("Insert.IntoTable(\"t\").Row(new { a = 1 })")]
    [InlineData("Insert.IntoTable(\"t\").Row(new Dictionary<string, object>())")]
    [InlineData("Update.Table(\"t\").Set(new { a = 1 }).AllRows()")]
    [InlineData("new Other().Row(new Author())")]
    public void RowsOfAClass_KeepTheirProperties(string statement, params string[] types)
    {
        Assert.Equal(types, Preserved(Rows(statement)).Where(type => type.StartsWith("PublicProperties", StringComparison.Ordinal)));
        Assert.Empty(Build.Of(Rows(statement), ("EnableTrimAnalyzer", "true")).Findings);
    }

    [Theory]
    [InlineData("Insert.IntoTable(\"t\").Row(Any)", 1)]
    [InlineData("Insert.IntoTable(\"t\").Rows(Many)", 1)]
    [InlineData("Insert.IntoTable(\"t\").Rows(new { a = 1 }, Any)", 1)]
    [InlineData("Delete.FromTable(\"t\").Row(Shape)", 1)]
    [InlineData("Update.Table(\"t\").Set(Base).Where(Any)", 2)]
    public void RowsOfAnUnknownClass_AreReportedWhereTheyWouldLoseTheirColumns(string statement, int count)
    {
        Assert.Equal(
            Enumerable.Repeat("GM108 Warning line 2", count),
            Build.Of(Rows("\n" + statement), ("EnableTrimAnalyzer", "true")).Findings
        );
        Assert.Empty(Build.Of(Rows(statement)).Findings);
    }

    [Fact]
    public void AnAssemblyWithoutMigrations_IsMarkedAsWell() =>
        Assert.True(Build.WithPreservedTypes("public class Nothing { }").Load().IsDefined(typeof(PreservedTypesAttribute)));

    [Fact]
    public void NoCatalog_IsReportedWhereTheProgramIsTrimmed()
    {
        const string Source = $$"""
            public class Numbered(long number) : MigrationAttribute(number, "x");
            [Numbered(1)] public class A : Migration {{Up}}
            """;

        Assert.Equal(["GM107 Warning line 2"], Build.Of(Source, ("EnableTrimAnalyzer", "true")).Findings);
        Assert.Empty(Build.Of(Source).Findings);
        var off = Build.Of(
            $"[Migration(1)] public class A : Migration {Up}",
            ("EnableTrimAnalyzer", "true"),
            ("GenerateMigrationCatalog", "false")
        );
        Assert.Equal(["GM107 Warning line 1"], off.Findings);
        Assert.Contains("because GenerateMigrationCatalog is false", off.Diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    private static string Rows(string statement) =>
        $$"""
            [Migration(1)] public class M : Migration { public override void Up() { {{statement}}; } public override void Down() { }
            private class Own { public int A { get; set; } } object Any => 1; object[] Many => []; IShape Shape => null!; Base Base => null!; }
            public class Author { public string Name { get; set; } = ""; }
            internal class Book { public string Title { get; set; } = ""; }
            public class Pair<T> { public T? One { get; set; } }
            public interface IShape { } public abstract class Base { } public class Other { public void Row(object row) { } }
            """;

    /// <summary>What is preserved, as the compiler has written it.</summary>
    private static IEnumerable<string> Preserved(string source)
    {
        var attribute = Build.WithPreservedTypes(source).Load().GetCustomAttribute<PreservedTypesAttribute>()!;
        return attribute
            .Types.GetConstructor([])!
            .GetCustomAttributes<System.Diagnostics.CodeAnalysis.DynamicDependencyAttribute>()
            .Select(dependency => $"{dependency.MemberTypes} {dependency.Type?.ToString() ?? dependency.TypeName}")
            .Order(StringComparer.Ordinal);
    }
}
