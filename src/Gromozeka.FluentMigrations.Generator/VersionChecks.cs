using Microsoft.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>Checks that the versions in each set of migrations are unique and have no gaps.</summary>
internal static class VersionChecks
{
    /// <summary>
    /// The lowest version that counts as a date, if the project does not set its numbering. The engine's <c>VersionRules</c> uses the same
    /// value.
    /// </summary>
    private const long FirstDate = 1900_01_01;

    public static void Report(
        IEnumerable<(MigrationClass Class, Location Location)> found,
        BuildSettings settings,
        Action<Diagnostic> report
    )
    {
        var classes = found.OrderBy(pair => pair.Class.Version?.Number).ThenBy(pair => pair.Class.Name, StringComparer.Ordinal).ToList();
        foreach (var set in settings.Sets)
        {
            var members = classes.FindAll(pair =>
                set.Length == 0 || pair.Class.Namespace == set || pair.Class.Namespace.StartsWith(set + ".", StringComparison.Ordinal)
            );
            foreach (var part in ByTags(members, settings.TagSets))
                ReportSet(part, settings.Numbering, report);
        }
    }

    /// <summary>The sets into which tags divide a set: one for each tag, and one for the migrations without these tags.</summary>
    private static IEnumerable<List<(MigrationClass Class, Location Location)>> ByTags(
        List<(MigrationClass Class, Location Location)> members,
        IReadOnlyList<string> tags
    )
    {
        if (tags.Count == 0)
            return [members];
        return tags.Select(tag => members.FindAll(pair => pair.Class.Tags is { } own && own.Has(tag)))
            .Append(members.FindAll(pair => pair.Class.Tags is null));
    }

    private static void ReportSet(List<(MigrationClass Class, Location Location)> members, string? numbering, Action<Diagnostic> report)
    {
        var migrations = members.FindAll(pair => pair.Class.Version is not null);
        ReportDuplicates(migrations, report);
        // A class with an unknown version may be the one that seems to be missing.
        if (migrations.Count > 0 && members.TrueForAll(pair => pair.Class is { Fault: null, IsUnusual: false }))
            ReportOrder(migrations, numbering, report);
    }

    /// <summary>
    /// Two classes without a common tag are never selected by the same host, unless it asks for several tags; that is checked at startup.
    /// </summary>
    private static void ReportDuplicates(List<(MigrationClass Class, Location Location)> migrations, Action<Diagnostic> report)
    {
        foreach (var same in migrations.GroupBy(pair => pair.Class.Version!.Number))
        {
            var clashing = same.Where(one =>
                    same.Any(other =>
                        one.Class != other.Class
                        && (one.Class.Tags is null || other.Class.Tags is null || one.Class.Tags.Meets(other.Class.Tags))
                    )
                )
                .ToList();
            var names = string.Join(" and ", clashing.Select(pair => pair.Class.Name));
            foreach (var (_, location) in clashing)
                report(Diagnostic.Create(Rules.DuplicateVersion, location, same.Key, names));
        }
    }

    private static void ReportOrder(
        List<(MigrationClass Class, Location Location)> migrations,
        string? numbering,
        Action<Diagnostic> report
    )
    {
        var isSequential = string.Equals(numbering, "Sequential", StringComparison.OrdinalIgnoreCase);
        if (!isSequential && string.Equals(numbering, "Any", StringComparison.OrdinalIgnoreCase))
            return;
        var (first, last) = (migrations[0].Class, migrations[migrations.Count - 1]);
        if (isSequential || last.Class.Version!.Number < FirstDate)
            ReportGap(migrations, isSequential, report);
        else if (first.Version!.Number < FirstDate)
            report(
                Diagnostic.Create(
                    Rules.MixedNumbering,
                    last.Location,
                    last.Class.Version.Number,
                    last.Class.Name,
                    first.Version.Number,
                    first.Name
                )
            );
    }

    private static void ReportGap(List<(MigrationClass Class, Location Location)> migrations, bool isSequential, Action<Diagnostic> report)
    {
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
