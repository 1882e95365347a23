using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>What a trimmed program would refuse at startup, or would lose.</summary>
internal static class TrimmingChecks
{
    /// <summary>Reports the rows of a call whose columns are not known.</summary>
    public static void Report(IInvocationOperation call, Action<Diagnostic> report)
    {
        foreach (var row in RowReader.Read(call))
        {
            if (row.Type is null)
                report(Diagnostic.Create(Rules.RowsTrimmed, row.Location));
        }
    }

    /// <summary>Reports why the migrations get no catalog.</summary>
    public static void Report(
        IEnumerable<(MigrationClass Class, Location Location)> found,
        BuildSettings settings,
        Action<Diagnostic> report
    )
    {
        var inOrder = found.OrderBy(one => one.Class.Name, StringComparer.Ordinal).ToList();
        var reasons = settings.WritesCatalog
            ? inOrder.Where(one => one.Class.IsUnusual).Select(one => (one.Location, $"{one.Class.Name} can be described only at run time"))
            : inOrder.Take(1).Select(one => (one.Location, "GenerateMigrationCatalog is false"));
        foreach (var (location, reason) in reasons)
            report(Diagnostic.Create(Rules.NoCompiledCatalog, location, reason));
    }
}
