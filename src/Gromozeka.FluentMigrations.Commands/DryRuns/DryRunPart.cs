using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// One part of a dry run: usually one step; the adoption and the creation of the version table are part of the first one.
/// </summary>
/// <param name="Steps">The completed steps.</param>
/// <param name="Actions">The actions for them.</param>
/// <param name="HistoryActions">The number of actions before the step, which create the version table or adopt the database.</param>
internal sealed record DryRunPart(IReadOnlyList<CompletedStep> Steps, IReadOnlyList<DryRunAction> Actions, int HistoryActions)
{
    public bool RebuildsTables => Actions.OfType<DryRunAction.Begin>().Any(begin => begin.RebuildsTables);

    /// <summary>The parts of a dry run.</summary>
    /// <param name="steps">The completed steps.</param>
    /// <param name="actions">All actions.</param>
    /// <param name="marks">The numbers of actions at the beginning and at the end of each step.</param>
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
            // The actions of a profile belong to the last part.
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

    /// <summary>
    /// The actions without those that were rolled back: a step that finds another schema than it was recorded on starts again.
    /// </summary>
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
