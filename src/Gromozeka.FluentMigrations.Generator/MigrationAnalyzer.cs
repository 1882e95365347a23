using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>Reports at compile time, at its line, what the engine would refuse at startup.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.DuplicateVersion,
        Rules.VersionGap,
        Rules.MixedNumbering,
        Rules.NotAMigration,
        Rules.UnusableClass,
        Rules.ConstructorFailed,
        Rules.UnsupportedAttribute,
        Rules.NoCompiledCatalog,
        Rules.RowsTrimmed,
    ];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var found = new ConcurrentBag<(MigrationClass Class, Location Location)>();
            start.RegisterSymbolAction(
                symbol => Look((INamedTypeSymbol)symbol.Symbol, found, symbol.ReportDiagnostic),
                SymbolKind.NamedType
            );
            var settings = BuildSettings.Of(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            start.RegisterCompilationEndAction(end => VersionChecks.Report(found, settings, end.ReportDiagnostic));
            if (!settings.IsTrimmed)
                return;
            start.RegisterOperationAction(
                call => TrimmingChecks.Report((IInvocationOperation)call.Operation, call.ReportDiagnostic),
                OperationKind.Invocation
            );
            // FluentMigrator's runner reads no catalog.
            if (start.Compilation.GetTypeByMetadataName(Names.Runner) is null)
                start.RegisterCompilationEndAction(end => TrimmingChecks.Report(found, settings, end.ReportDiagnostic));
        });
    }

    private static void Look(
        INamedTypeSymbol type,
        ConcurrentBag<(MigrationClass Class, Location Location)> found,
        Action<Diagnostic> report
    )
    {
        if (ClassReader.Read(type) is not { } migration)
            return;
        found.Add((migration, type.Locations[0]));
        if (migration.Fault is { } fault)
            report(Diagnostic.Create(Rules.Of(fault), type.Locations[0], migration.Name, fault.Why));
    }
}
