using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gromozeka.FluentMigrations.Generator.Tests.Support;

/// <summary>A program that is compiled in memory, with the generator and the analyzer.</summary>
internal sealed class Build
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Linq; global using FluentMigrator;";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Compilation _compilation;

    private Build(IEnumerable<SyntaxTree> trees, IReadOnlyDictionary<string, string> properties, IIncrementalGenerator generator)
    {
        var options = new BuildProperties(properties);
        var before = NewCompilation(trees);
        var driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], optionsProvider: options)
            .RunGeneratorsAndUpdateCompilation(before, out _compilation, out var generatorFaults);
        Catalog = driver.GetRunResult().GeneratedTrees.SingleOrDefault()?.ToString();
        Diagnostics =
        [
            .. generatorFaults,
            .. _compilation
                .WithAnalyzers([new MigrationAnalyzer()], new AnalyzerOptions([], options))
                .GetAnalyzerDiagnosticsAsync()
                .GetAwaiter()
                .GetResult()
                .OrderBy(found => found.Location.SourceSpan.Start),
        ];
    }

    /// <summary>What the analyzer and the generator reported, in the order of the lines.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The text of the catalog; null when none was written.</summary>
    public string? Catalog { get; }

    /// <summary>The diagnostics in short: <c>GM101 Error line 3</c>, the first line being 1.</summary>
    public IEnumerable<string> Findings =>
        Diagnostics.Select(found => $"{found.Id} {found.Severity} line {found.Location.GetLineSpan().StartLinePosition.Line + 1}");

    public static Build Of(string source, params (string Name, string Value)[] properties) =>
        Of([CSharpSyntaxTree.ParseText(source)], properties);

    public static Build Of(IEnumerable<SyntaxTree> trees, params (string Name, string Value)[] properties) =>
        new(trees, properties.ToDictionary(property => property.Name, property => property.Value), new CatalogGenerator());

    /// <summary>A program with what a trimmed program preserves instead of a catalog.</summary>
    public static Build WithPreservedTypes(string source) =>
        new([CSharpSyntaxTree.ParseText(source)], new Dictionary<string, string>(), new PreservedTypesGenerator());

    public static CSharpCompilation NewCompilation(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create(
            $"Program{Guid.NewGuid():N}",
            [.. trees, CSharpSyntaxTree.ParseText(Usings)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    /// <summary>The compiled program, loaded.</summary>
    /// <param name="isCollectible">Whether it can be unloaded.</param>
    public Assembly Load(bool isCollectible = false)
    {
        var stream = new MemoryStream();
        var result = _compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        Assert.DoesNotContain(result.Diagnostics, found =>
            found.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true
            && found.Severity > DiagnosticSeverity.Info
        );
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible).LoadFromStream(stream);
    }
}
