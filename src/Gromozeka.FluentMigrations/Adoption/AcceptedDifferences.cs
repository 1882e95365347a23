using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>
/// The differences that were accepted when the database was adopted or stamped, as the log notes them: a line for each, with its mark.
/// </summary>
internal sealed partial class AcceptedDifferences
{
    /// <summary>The words for what an adoption has removed, at the beginning of a line.</summary>
    public const string Added = "added";

    /// <inheritdoc cref="Added" />
    public const string Aligned = "aligned";

    private readonly HashSet<string> _marks = [];

    /// <summary>The log of an earlier release has no marks. Its lines are all that is known.</summary>
    private readonly HashSet<string> _lines = [];
    private readonly bool _isCreatedElsewhere;

    private AcceptedDifferences(IEnumerable<string> lines, bool isCreatedElsewhere)
    {
        _isCreatedElsewhere = isCreatedElsewhere;
        foreach (var line in lines)
        {
            if (Marked().Match(line) is { Success: true } marked)
                _marks.Add(marked.Groups["mark"].Value);
            else if (line.IndexOf(": ", StringComparison.Ordinal) is var word and >= 0)
                _lines.Add(line[(word + 2)..]);
        }
    }

    public static AcceptedDifferences Of(MigrationHistory history, IDatabaseSession session)
    {
        var entries = history.Log.ReadEntries(session);
        var accepting = new List<MigrationLogEntry>();
        foreach (var entry in (entries ?? []).Where(entry => entry.Outcome == StepOutcomes.Success))
        {
            if (entry.Direction is StepDirections.Adopt or StepDirections.Stamp)
                accepting.Add(entry);
            // What was made anew after that, the migration made.
            else if (entry.Direction == StepDirections.Down)
                accepting.RemoveAll(one => one.Version == entry.Version);
        }

        return new AcceptedDifferences(
            accepting.SelectMany(entry =>
                entry.Notes?.Split('\n').Where(line => entry.Direction != StepDirections.Adopt || !IsRemoved(line)) ?? []
            ),
            isCreatedElsewhere: entries is null || accepting.Count > 0
        );
    }

    /// <summary>Whether an adoption has removed the difference, so that nobody has accepted it.</summary>
    private static bool IsRemoved(string line) =>
        line.StartsWith($"{Added}: ", StringComparison.Ordinal) || line.StartsWith($"{Aligned}: ", StringComparison.Ordinal);

    /// <summary>The line with which the log notes a difference.</summary>
    public static string Note(string meaning, AdoptionDifference difference) => $"{meaning}: {difference} [{difference.Mark}]";

    /// <summary>
    /// The order of columns is accepted of a database that something else created, or may have created, because an adoption adds missing
    /// columns at the end.
    /// </summary>
    public bool Has(SchemaDifference difference) =>
        _marks.Contains(difference.Mark)
        || _lines.Contains(difference.ToString())
        || difference.Kind == DifferenceKind.ColumnOrder && _isCreatedElsewhere;

    [GeneratedRegex(" \\[(?<mark>[0-9a-f]{16})\\]$")]
    private static partial Regex Marked();
}
