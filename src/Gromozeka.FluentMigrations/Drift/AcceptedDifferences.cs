using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>The differences that were accepted when the database was adopted or stamped, as the log notes them.</summary>
internal sealed class AcceptedDifferences
{
    private readonly HashSet<string> _lines;
    private readonly bool _isCreatedElsewhere;

    private AcceptedDifferences(IEnumerable<string> lines, bool isCreatedElsewhere) =>
        (_lines, _isCreatedElsewhere) = (lines.ToHashSet(StringComparer.Ordinal), isCreatedElsewhere);

    public static AcceptedDifferences Of(MigrationHistory history, IDatabaseSession session)
    {
        var entries = history.Log.ReadEntries(session);
        var accepting = (entries ?? [])
            .Where(entry => entry.Direction is StepDirections.Adopt or StepDirections.Stamp && entry.Outcome == StepOutcomes.Success)
            .ToList();
        return new AcceptedDifferences(
            accepting.SelectMany(entry => entry.Notes?.Split('\n') ?? []).Select(Difference),
            isCreatedElsewhere: entries is null || accepting.Count > 0
        );
    }

    /// <summary>
    /// The order of columns is accepted of a database that something else created, or may have created, because an adoption adds missing
    /// columns at the end.
    /// </summary>
    public bool Has(SchemaDifference difference) =>
        _lines.Contains(difference.ToString()) || difference.Kind == DifferenceKind.ColumnOrder && _isCreatedElsewhere;

    /// <summary>A line without the word for its class.</summary>
    private static string Difference(string line) =>
        line[(line.IndexOf(": ", StringComparison.Ordinal) is var end and >= 0 ? end + 2 : 0)..];
}
