using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>The differences between two databases that a step caused, which was applied to both.</summary>
internal static class CausedDifferences
{
    /// <param name="before">The differences before the step.</param>
    /// <param name="after">The differences after it.</param>
    public static IReadOnlyList<SchemaDifference> Of(IReadOnlyList<SchemaDifference> before, IReadOnlyList<SchemaDifference> after)
    {
        var known = before.Select(Identity).ToHashSet();
        var added = after.Where(one => !known.Contains(Identity(one))).ToList();
        // What has the same content under another name was renamed by the step.
        var still = after.Select(Identity).ToHashSet();
        var gone = before.Where(one => !still.Contains(Identity(one))).Select(Content).ToList();
        return [.. added.Where(one => !gone.Remove(Content(one)))];
    }

    /// <summary>
    /// What makes it the same difference as before. A missing index is the same one when the step renames a column of it, and so is another
    /// order of the columns when the step adds one. A column that the step declares anew is not.
    /// </summary>
    private static string Identity(SchemaDifference difference) =>
        difference.Kind == DifferenceKind.Changed && difference.Subject.StartsWith("column ", StringComparison.Ordinal)
            ? $"{difference}"
            : $"{difference.Kind} {difference.Subject}";

    private static (DifferenceKind, string?, string?) Content(SchemaDifference difference) =>
        (difference.Kind, WithoutTable(difference, difference.Expected), WithoutTable(difference, difference.Found));

    /// <summary>A text without the name of its table, which has quotes after the table was renamed.</summary>
    private static string? WithoutTable(SchemaDifference difference, string? text) =>
        text is null
            ? null
            : Regex.Replace(
                text,
                $"\"?(?<![\\w$]){Regex.Escape(difference.Table.Name)}(?![\\w$])\"?",
                "\0",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            );
}
