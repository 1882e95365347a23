using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>One part of a tried run: usually one step; adoption, and what makes the version table, are part of the first.</summary>
/// <param name="Steps">The steps that were made.</param>
/// <param name="Actions">What was done for them.</param>
/// <param name="HistoryActions">How many of the actions come before the step: they make the version table, or adopt the database.</param>
internal sealed record DryRunPart(IReadOnlyList<CompletedStep> Steps, IReadOnlyList<DryRunAction> Actions, int HistoryActions)
{
    public bool RebuildsTables => Actions.OfType<DryRunAction.Begin>().Any(begin => begin.RebuildsTables);

    /// <summary>The parts of a run.</summary>
    /// <param name="steps">The steps that it made.</param>
    /// <param name="actions">All that was done.</param>
    /// <param name="marks">How many actions there were when each step began, and when it was made.</param>
    public static IReadOnlyList<DryRunPart> Of(
        IReadOnlyList<CompletedStep> steps,
        IReadOnlyList<DryRunAction> actions,
        IReadOnlyList<(int Begin, int End)> marks
    )
    {
        var parts = new List<DryRunPart>();
        var start = 0;
        for (var index = 0; index < Math.Max(steps.Count, 1); index++)
        {
            // What a profile did belongs to the last.
            var end = index < steps.Count - 1 ? marks[index].End : actions.Count;
            if (end == start)
                continue;
            var begin = marks.Count > 0 ? marks[index].Begin : end;
            var before = Kept(actions.Take(begin).Skip(start));
            parts.Add(
                new DryRunPart(steps.Count == 0 ? [] : [steps[index]], [.. before, .. Kept(actions.Take(end).Skip(begin))], before.Count)
            );
            start = end;
        }

        return parts;
    }

    /// <summary>The actions without what was rolled back: a step that finds another schema than it was recorded on begins again.</summary>
    private static List<DryRunAction> Kept(IEnumerable<DryRunAction> actions)
    {
        var kept = new List<DryRunAction>();
        foreach (var action in actions)
        {
            if (action is DryRunAction.Rollback && kept.FindLastIndex(earlier => earlier is DryRunAction.Begin) is >= 0 and var begin)
                kept.RemoveRange(begin, kept.Count - begin);
            else
                kept.Add(action);
        }

        return kept;
    }
}
