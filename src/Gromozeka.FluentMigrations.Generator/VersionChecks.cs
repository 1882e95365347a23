using Microsoft.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>Distinct versions without a gap, in each set of migrations.</summary>
internal static class VersionChecks
{
    /// <summary>Above this, versions are taken for dates, which follow each other with gaps, when the project says nothing.</summary>
    private const long FirstDate = 1900_01_01;

    public static void Report(IEnumerable<(MigrationClass Class, Location Location)> found, BuildSettings settings, Action<Diagnostic> report)
    {
        var classes = found.OrderBy(pair => pair.Class.Version?.Number).ThenBy(pair => pair.Class.Name, StringComparer.Ordinal).ToList();
        foreach (var set in settings.Sets)
        {
            var members = classes.FindAll(pair => set.Length == 0 || pair.Class.Namespace == set || pair.Class.Namespace.StartsWith(set + ".", StringComparison.Ordinal));
            var migrations = members.FindAll(pair => pair.Class.Version is not null);
            ReportDuplicates(migrations, report);
            // A class whose version is not known may be the one that seems to be missing.
            if (members.TrueForAll(pair => pair.Class is { Fault: null, IsUnusual: false }))
                ReportGap(migrations, settings.Numbering, report);
        }
    }

    private static void ReportDuplicates(List<(MigrationClass Class, Location Location)> migrations, Action<Diagnostic> report)
    {
        foreach (var same in migrations.GroupBy(pair => pair.Class.Version!.Number).Where(group => group.Count() > 1))
        {
            var names = string.Join(" and ", same.Select(pair => pair.Class.Name));
            foreach (var (_, location) in same)
                report(Diagnostic.Create(Rules.DuplicateVersion, location, same.Key, names));
        }
    }

    private static void ReportGap(List<(MigrationClass Class, Location Location)> migrations, string? numbering, Action<Diagnostic> report)
    {
        var isSequential = string.Equals(numbering, "Sequential", StringComparison.OrdinalIgnoreCase);
        if (!isSequential && (numbering is not null || migrations.Count > 0 && migrations[0].Class.Version!.Number >= FirstDate))
            return;
        long expected = 1;
        foreach (var same in migrations.GroupBy(pair => pair.Class.Version!.Number))
        {
            if (same.Key != expected)
            {
                var (migration, location) = same.First();
                var severity = isSequential ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
                report(Diagnostic.Create(Rules.VersionGap, location, severity, null, null, expected, same.Key, migration.Name));
                return;
            }

            expected++;
        }
    }
}
