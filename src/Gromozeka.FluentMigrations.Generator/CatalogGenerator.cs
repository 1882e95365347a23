using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>
/// Writes the catalog of an assembly's migrations. Writes none if a class is invalid or unusual, or if the project sets
/// <c>GenerateMigrationCatalog</c> to false: the engine then uses reflection at startup.
/// </summary>
[Generator]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = context
            .SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 },
                static (found, cancellation) =>
                    found.SemanticModel.GetDeclaredSymbol(found.Node, cancellation) is INamedTypeSymbol type ? ClassReader.Read(type) : null
            )
            .Where(static found => found is not null)
            .Collect();
        var isWanted = context
            .CompilationProvider.Select(static (compilation, _) => compilation.GetTypeByMetadataName(Names.CompiledCatalog) is not null)
            .Combine(
                context.AnalyzerConfigOptionsProvider.Select(static (options, _) => BuildSettings.Of(options.GlobalOptions).WritesCatalog)
            )
            .Select(static (pair, _) => pair.Left && pair.Right);
        context.RegisterSourceOutput(classes.Combine(isWanted), static (output, found) =>
        {
            if (found.Right)
                Write(output, found.Left!);
        });
    }

    private static void Write(SourceProductionContext output, ImmutableArray<MigrationClass> declarations)
    {
        // A partial class with attributes on two of its parts is found twice.
        var classes = declarations.Distinct().ToList();
        if (classes.Count > 0 && classes.TrueForAll(found => found is { Fault: null, IsUnusual: false }))
            output.AddSource("CompiledMigrations.g.cs", SourceText.From(CatalogWriter.Write(classes), Encoding.UTF8));
    }
}
