using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Cli.Commands;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Rehearsal;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Cli.Rehearsing;

/// <summary>One part of a rehearsed run: usually one step; adoption, and what makes the version table, are part of the first.</summary>
/// <param name="Steps">The steps that were made.</param>
/// <param name="Actions">What was done for them.</param>
internal sealed record RehearsedPart(IReadOnlyList<CompletedStep> Steps, IReadOnlyList<RehearsedAction> Actions)
{
    /// <summary>The part without what was rolled back: a step that finds another schema than it was recorded on begins again.</summary>
    public static RehearsedPart Of(IReadOnlyList<CompletedStep> steps, IEnumerable<RehearsedAction> actions)
    {
        var kept = new List<RehearsedAction>();
        foreach (var action in actions)
        {
            if (action is RehearsedAction.Rollback && kept.FindLastIndex(earlier => earlier is RehearsedAction.Begin) is >= 0 and var begin)
                kept.RemoveRange(begin, kept.Count - begin);
            else
                kept.Add(action);
        }

        return new RehearsedPart(steps, kept);
    }

    /// <summary>How many of the actions make the version table: those up to the first commit, when it is one more than there are steps.</summary>
    public int LedgerActions => Actions.Count(action => action is RehearsedAction.Commit) > Steps.Count
        ? Actions.ToList().FindIndex(action => action is RehearsedAction.Commit) + 1
        : 0;

    public bool RebuildsTables => Actions.OfType<RehearsedAction.Begin>().Any(begin => begin.RebuildsTables);
}

/// <summary>What a run would do, learnt by running it on a copy of the schema.</summary>
internal sealed record RehearsedRun(
    IReadOnlyList<RehearsedPart> Parts, AdoptionReport? Adoption, IReadOnlyList<string> Profiles, MigrationStatus Before, MigrationStatus After)
{
    public IEnumerable<CompletedStep> Steps => Parts.SelectMany(part => part.Steps);

    /// <summary>Rehearses on a copy of the program's database.</summary>
    /// <param name="context">The command.</param>
    /// <param name="goal">Where to go.</param>
    /// <param name="isForScript">Whether the statements are for another SQLite than that of this program.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static RehearsedRun OnCopy(CommandContext context, Goal goal, bool isForScript = false)
    {
        // What an adoption has to do depends on rows, which the copy has not.
        var adoption = goal is Goal.Up ? context.Workspace.Manager.PlanAdoption() : null;
        using var copy = RehearsalDatabase.Of(Database(context, isForScript), context.Workspace.Options);
        var run = Run(context, goal, copy);
        return run with { Adoption = run.Adoption is null ? null : adoption };
    }

    /// <summary>Rehearses from a version on, without a look at the program's database.</summary>
    /// <param name="context">The command.</param>
    /// <param name="from">The version to start from.</param>
    /// <param name="goal">Where to go.</param>
    /// <param name="isForScript">Whether the statements are for another SQLite than that of this program.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static RehearsedRun Offline(CommandContext context, long from, Goal goal, bool isForScript = false)
    {
        using var copy = RehearsalDatabase.Empty(Database(context, isForScript));
        if (from > 0)
            WithoutProfile(context, copy).Migrate(from, context.CancellationToken);
        return Run(context, goal, copy);
    }

    private static IDatabase Database(CommandContext context, bool isForScript) =>
        isForScript && context.Workspace.Database is SqliteDatabase database ? database.ForScripts() : context.Workspace.Database;

    private static RehearsedRun Run(CommandContext context, Goal goal, RehearsalDatabase copy)
    {
        context.Log.IsRehearsing = true;
        var manager = context.Workspace.NewManager(copy);
        var partial = WithoutProfile(context, copy);
        var before = manager.GetStatus();
        var parts = new List<RehearsedPart>();
        AdoptionReport? adoption = null;
        IReadOnlyList<string> profiles = [];
        foreach (var part in goal.Parts(before))
        {
            var start = copy.Actions.Count;
            var report = part.Run(part == goal ? manager : partial, context.CancellationToken);
            adoption ??= report.Adoption;
            profiles = report.Profiles;
            if (copy.Actions.Count > start)
                parts.Add(RehearsedPart.Of(report.Steps, copy.Actions.Skip(start)));
        }

        return new RehearsedRun(parts, adoption, profiles, before, manager.GetStatus());
    }

    private static MigrationManager WithoutProfile(CommandContext context, RehearsalDatabase copy) =>
        context.Workspace.NewManager(copy, options => options.Profile = null);
}
