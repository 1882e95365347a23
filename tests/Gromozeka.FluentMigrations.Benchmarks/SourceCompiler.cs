using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>Compiles an assembly of migrations, with optimizations, as a project would be.</summary>
internal static class SourceCompiler
{
    /// <param name="path">Where the assembly is written.</param>
    /// <param name="source">Its source.</param>
    /// <param name="generators">The generators that the project has.</param>
    public static void Compile(string path, string source, params IIncrementalGenerator[] generators)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        Compilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(source)],
            references,
            options
        );
        if (generators.Length > 0)
            CSharpGeneratorDriver.Create(generators).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        var result = compilation.Emit(path);
        if (!result.Success)
            throw new TargetInvocationException(
                string.Join("\n", result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(5)),
                null
            );
    }
}
