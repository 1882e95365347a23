using FluentMigrator;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>What the catalog holds, and when there is one.</summary>
public sealed class CatalogGeneratorTests
{
    private const string Up = "{ public override void Up() { } public override void Down() { } }";

    [Fact]
    public void Read_EveryPartOfAnAttribute_IsInTheCatalog()
    {
        var catalog = Read(
            $$"""
            namespace App;
            [Migration(2, "quotes \" and\nlines, Überschrift 🐞", BreakingChange = true)] public class @class : Migration {{Up}}
            [Migration(description: null, version: 1, transactionBehavior: TransactionBehavior.None)] public class Plain : Migration {{Up}}
            [TimestampedMigration(2026, 2, 28, 23, 59, 58, TransactionBehavior.None, "dated")] public class Dated : Migration {{Up}}
            [Migration(long.MaxValue)] public class Last : Migration {{Up}}
            [Migration(long.MinValue)] public class First : Migration {{Up}}
            """
        );

        Assert.Equal(
            [
                (long.MinValue, "First", null, TransactionBehavior.Default, false),
                (1, "Plain", null, TransactionBehavior.None, false),
                (2, "class", "quotes \" and\nlines, Überschrift 🐞", TransactionBehavior.Default, true),
                (20260228235958, "Dated", "dated", TransactionBehavior.None, false),
                (long.MaxValue, "Last", null, TransactionBehavior.Default, false),
            ],
            catalog.Migrations.Select(found =>
                (found.Version, found.Name, found.Description, found.TransactionBehavior, found.IsBreakingChange)
            )
        );
    }

    [Fact]
    public void Read_ManyMigrations_AreAllFound()
    {
        var catalog = Read(
            string.Concat(
                Enumerable.Range(1, 100).Select(version => $"[Migration({version})] public class M{version:000} : Migration {Up}\n")
            )
        );

        Assert.Equal(
            Enumerable.Range(1, 100).Select(version => $"{version} (M{version:000})"),
            catalog.Migrations.Select(found => found.ToString())
        );
        Assert.Equal("M033", catalog.Find(33)!.Name);
        Assert.Null(catalog.Find(101));
        Assert.True(catalog.IsContiguous);
    }

    [Fact]
    public void Profiles_AreNamedOnceAndInOrder()
    {
        var assembly = Build
            .Of(
                $"[Migration(1)] public class A : Migration {Up}\n[Profile(\"Two\")] public class B : Migration {Up}\n"
                    + $"[Profile(\"One\")] public class C : Migration {Up}\n[Profile(\"Two\")] public class D : Migration {Up}"
            )
            .Load();
        var options = new MigrationOptions();
        options.Assemblies.Add(assembly);
        var database = new Sqlite.SqliteDatabase(new Sqlite.SqliteDatabaseOptions { ConnectionString = "Data Source=none.db" });

        Assert.Equal(["One", "Two"], new MigrationManager(database, options).GetAvailableProfiles());
    }

    [Fact]
    public void Describe_PlaceThatThereIsNot_IsRefused()
    {
        var catalog = (CompiledCatalog)
            Activator.CreateInstance(
                Build
                    .Of($"[Migration(1)] public class A : Migration {Up}")
                    .Load()
                    .GetType("Gromozeka.FluentMigrations.Generated.CompiledMigrations")!
            )!;

        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Describe(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Create(32, new ServiceCollection().BuildServiceProvider()));
    }

    [Theory]
    [InlineData("public class A : Migration")]
    [InlineData("public class A(string text) : Migration")]
    [InlineData("public class A(string text, int number = 3) : Migration")]
    public void Create_AnyConstructor_IsServed(string declaration)
    {
        var catalog = Read($"[Migration(1)] {declaration} {Up}");

        var migration = MigrationActivator.Create(
            catalog.Migrations[0],
            new ServiceCollection().AddSingleton("text").BuildServiceProvider()
        );

        Assert.Equal("A", migration.GetType().Name);
    }

    [Fact]
    public void Create_TheConstructorThrows_SaysSoAsReflectionDoes()
    {
        var catalog = Read($"[Migration(1)] public class A : Migration {{ public A() => throw new FormatException(\"no\"); {Up[1..]}");

        var error = Assert.Throws<MigrationException>(() =>
            MigrationActivator.Create(catalog.Migrations[0], new ServiceCollection().BuildServiceProvider())
        );

        Assert.Equal((ErrorCodes.ConstructorFailed, "no"), (error.Code, error.Why));
    }

    [Fact]
    public void Create_RequiredMembers_AreLeftToReflection() =>
        Assert.NotNull(
            MigrationActivator.Create(
                Read($"[Migration(1)] public class A : Migration {{ public required string Text {{ get; set; }} {Up[1..]}").Migrations[0],
                new ServiceCollection().BuildServiceProvider()
            )
        );

    [Fact]
    public void Read_Namespace_TakesThoseBelowItButNoNeighbour()
    {
        var assembly = Build
            .Of(
                $$"""
                [Migration(1)] public class Global : Migration {{Up}}
                namespace App { [Migration(2)] public class A : Migration {{Up}} [Profile("Demo")] public class P : Migration {{Up}} }
                namespace App.Below { [Migration(3)] public class B : Migration {{Up}} }
                namespace Apple { [Migration(4)] public class C : Migration {{Up}} [Profile("Demo")] public class Q : Migration {{Up}} }
                """
            )
            .Load();

        var catalog = MigrationCatalog.Read([assembly], NumberingPolicy.Any, "App");

        Assert.Equal(["2 (A)", "3 (B)"], catalog.Migrations.Select(found => found.ToString()));
        Assert.Equal("P", Assert.Single(catalog.Profile("Demo")).Type.Name);
        Assert.Equal(
            ["1 (Global)"],
            MigrationCatalog.Read([assembly], NumberingPolicy.Any, "").Migrations.Select(found => found.ToString())
        );
    }

    [Fact]
    public void Read_TwoAssemblies_AreOneCatalog()
    {
        var assemblies = new[]
        {
            Build.Of($"[Migration(1)] public class A : Migration {Up} [Migration(3)] public class C : Migration {Up}").Load(),
            Build.Of($"[Migration(2)] public class B : Migration {Up}", ("GenerateMigrationCatalog", "false")).Load(),
        };

        var catalog = MigrationCatalog.Read(assemblies, NumberingPolicy.Sequential);

        Assert.Equal(["1 (A)", "2 (B)", "3 (C)"], catalog.Migrations.Select(found => found.ToString()));
        Assert.Equal(
            "GM101",
            Assert
                .Throws<MigrationException>(() =>
                    MigrationCatalog.Read(
                        [.. assemblies, Build.Of($"[Migration(2)] public class D : Migration {Up}").Load()],
                        NumberingPolicy.Any
                    )
                )
                .Code.Id
        );
    }

    [Fact]
    public void Fingerprint_DependsOnWhatTheAttributesSay()
    {
        string Of(string attribute) => Read($"[Migration({attribute})] public class A : Migration {Up}").Fingerprint;

        Assert.Equal(Of("1, \"a\""), Of("1, \"a\""));
        Assert.Equal(
            6,
            new[] { Of("1"), Of("2"), Of("1, \"a\""), Of("1, \"\""), Of("1, TransactionBehavior.None"), Of("1, BreakingChange = true") }
                .Distinct()
                .Count()
        );
        Assert.Matches("^[0-9a-f]{64}$", Of("1"));
    }

    [Fact]
    public void Fingerprint_OfAPart_IsThatOfItsMigrations()
    {
        var both = Build
            .Of(
                $"namespace One {{ [Migration(1)] public class A : Migration {Up} }} namespace Two {{ [Migration(2)] public class B : "
                    + $"Migration {Up} }}"
            )
            .Load();
        var one = Build.Of($"namespace One {{ [Migration(1)] public class A : Migration {Up} }}").Load();

        Assert.Equal(
            MigrationCatalog.Read([one], NumberingPolicy.Any).Fingerprint,
            MigrationCatalog.Read([both], NumberingPolicy.Any, "One").Fingerprint
        );
        Assert.NotEqual(
            MigrationCatalog.Read([one], NumberingPolicy.Any).Fingerprint,
            MigrationCatalog.Read([both], NumberingPolicy.Any).Fingerprint
        );
    }

    [Theory]
    [InlineData("public class TicketAttribute(int ticket) : MigrationAttribute(ticket) { } [Ticket(1)] public class A : Migration")]
    [InlineData("public class DemoAttribute() : ProfileAttribute(\"Demo\") { } [Demo] public class A : Migration")]
    [InlineData("[Migration(1)][Obsolete(\"gone\", true)] public class A : Migration")]
    [InlineData("[Migration(1)][System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public class A : Migration")]
    public void UnusualClass_LeavesTheAssemblyToReflection(string declaration)
    {
        var build = Build.Of($"{declaration} {Up} [Migration(2)] public class B : Migration {Up}");

        Assert.Empty(build.Findings);
        Assert.Null(build.Catalog);
        Assert.Contains(MigrationCatalog.Read([build.Load()], NumberingPolicy.Any).Migrations, found => found.Version == 2);
    }

    [Fact]
    public void ObsoleteClass_IsInTheCatalogWithoutAWarning()
    {
        var build = Build.Of($"[Migration(1)][Obsolete(\"old\")] public class A : Migration {Up}");

        Assert.NotNull(build.Catalog);
        build.Load();
    }

    [Fact]
    public void MomentThatThereIsNot_IsLeftToReflection() =>
        Assert.Null(Build.Of($"[TimestampedMigration(2026, 2, 30, 0, 0)] public class A : Migration {Up}").Catalog);

    [Theory]
    [InlineData("public class Nothing { }")]
    [InlineData("[Obsolete] public class Other { }")]
    public void NoMigration_NoCatalog(string source) => Assert.Null(Build.Of(source).Catalog);

    [Fact]
    public void ProfileAlone_HasACatalog() => Assert.Single(Read($"[Profile(\"Demo\")] public class A : Migration {Up}").Profile("Demo"));

    [Fact]
    public void AttributesOnTwoParts_AreOneClass() =>
        Assert.Single(
            Read($"[Migration(1)] public partial class A : Migration {Up} [Serializable] public partial class A {{ }}").Migrations
        );

    [Fact]
    public void Edit_ThatConcernsNoMigration_WritesNothingAnew()
    {
        var compilation = Build.NewCompilation([CSharpSyntaxTree.ParseText($"[Migration(1)] public class A : Migration {Up}")]);
        var driver = CSharpGeneratorDriver
            .Create(
                [new CatalogGenerator().AsSourceGenerator()],
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
            )
            .RunGenerators(compilation);

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("[Obsolete] public class Other { }")));

        var steps = driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs);
        Assert.All(steps, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static MigrationCatalog Read(string source)
    {
        var build = Build.Of(source);
        Assert.NotNull(build.Catalog);
        return MigrationCatalog.Read([build.Load()], NumberingPolicy.Any);
    }
}
