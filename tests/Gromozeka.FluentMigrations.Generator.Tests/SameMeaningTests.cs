using System.Reflection;
using Gromozeka.Database;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>What is compiled is what reflection finds: over every set of classes that the engine's own tests have, good and bad.</summary>
public sealed class SameMeaningTests
{
    private const string Root = "Gromozeka.FluentMigrations.Tests.Fixtures";

    private static readonly IReadOnlyList<CompilationUnitSyntax> Files =
    [
        .. Directory
            .GetFiles(Repository.PathOf("tests", "Gromozeka.FluentMigrations.Tests", "Fixtures"), "*.cs")
            .Append(Repository.PathOf("tests", "Gromozeka.FluentMigrations.Tests", "Support", "Script.cs"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetCompilationUnitRoot()),
    ];

    public static TheoryData<string> Namespaces =>
        [.. Files.SelectMany(NamesIn).Where(name => name.StartsWith(Root + ".", StringComparison.Ordinal)).Distinct()];

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void Fixture_CompiledAndReflected_AreTheSame(string @namespace)
    {
        var build = Build.Of(Files.Select(file => Only(@namespace, file)), ("MigrationNumbering", "Sequential"));
        var assembly = build.Load();

        var refusal = Refusal(assembly);

        Assert.Equal(refusal is null ? [] : [refusal], build.Diagnostics.Select(found => found.Id).Distinct());
        // A refusal of the versions comes from a catalog, too; one of a class is left to reflection.
        Assert.Equal(refusal is null or "GM101" or "GM102", build.Catalog is not null);
        if (build.Catalog is not null)
            AssertSame(assembly);
    }

    [Fact]
    public void Bot_CompiledAndReflected_AreTheSame() => AssertSame(typeof(GromozekaMigrations).Assembly);

    [Fact]
    public void Namespaces_AreThoseOfTheFixtures() => Assert.True(Namespaces.Count > 20, $"{Namespaces.Count} were found");

    private static void AssertSame(Assembly assembly)
    {
        foreach (var (filter, tags) in Filters())
        {
            var reflected = ReflectedSource.Of(assembly, filter, tags);
            var compiled = CompiledSource.Of(assembly, filter, tags)!;

            Assert.Equal(reflected.Versions, compiled.Versions);
            Assert.Equal(reflected.LeftOut, compiled.LeftOut);
            Assert.Equal(reflected.FirstTagged?.Type, compiled.FirstTagged?.Type);
            Assert.Equal(
                All(reflected).OrderBy(migration => migration.Type.FullName),
                All(compiled).OrderBy(migration => migration.Type.FullName)
            );
            Assert.Equal(
                reflected.Profiles.OrderBy(profile => profile.Type.FullName),
                compiled.Profiles.OrderBy(profile => profile.Type.FullName)
            );
            if (compiled.Fingerprint is { } fingerprint && reflected.Versions.Distinct().Count() == reflected.Versions.Length)
                Assert.Equal(CatalogFingerprint.Of([.. All(reflected)]), fingerprint);
        }
    }

    private static IEnumerable<(NamespaceFilter Namespace, TagFilter Tags)> Filters() =>
        from filter in new[] { new NamespaceFilter(null), new NamespaceFilter("No.Such.Namespace"), new NamespaceFilter(Root) }
        from tags in new[]
        {
            new TagFilter(),
            new TagFilter(["Europe"]),
            new TagFilter(["Europe", "Asia"]),
            new TagFilter(["Asia"], IncludesUntagged: false),
        }
        select (filter, tags);

    private static IEnumerable<MigrationDescriptor> All(IMigrationSource source) =>
        Enumerable.Range(0, source.Versions.Length).Select(source.Describe);

    /// <summary>What the engine says of the classes without their catalog.</summary>
    private static string? Refusal(Assembly assembly)
    {
        try
        {
            var source = ReflectedSource.Of(assembly, new NamespaceFilter(null), new TagFilter(["Europe", "Asia"]));
            var all = source.Versions.Concat(source.LeftOut).Distinct().Order().ToList();
            return source.Versions.Distinct().Count() < source.Versions.Length ? "GM101"
                : !all.SequenceEqual(Enumerable.Range(1, all.Count).Select(version => (long)version)) ? "GM102"
                : null;
        }
        catch (MigrationException error)
        {
            return error.Code.Id;
        }
    }

    private static IEnumerable<string> NamesIn(CompilationUnitSyntax file) =>
        file.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(member => member.Name.ToString());

    /// <summary>A file without the sets of classes that the other namespaces hold.</summary>
    private static SyntaxTree Only(string @namespace, CompilationUnitSyntax file)
    {
        var others = file
            .Members.OfType<BaseNamespaceDeclarationSyntax>()
            .Where(member =>
                member.Name.ToString() is var name && name != @namespace && name.StartsWith(Root + ".", StringComparison.Ordinal)
            );
        var kept = file.RemoveNodes(others, SyntaxRemoveOptions.KeepNoTrivia)!;
        return CSharpSyntaxTree.Create(kept.Members.Count == 0 ? kept.WithUsings([]) : kept);
    }
}
