using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Scripts;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>What a run would do, learnt by running it on a copy.</summary>
internal sealed record DryRunResult(
    IReadOnlyList<DryRunPart> Parts,
    AdoptionReport? Adoption,
    IReadOnlyList<string> Profiles,
    MigrationStatus Before,
    MigrationStatus After
)
{
    public IEnumerable<CompletedStep> Steps => Parts.SelectMany(part => part.Steps);

    /// <summary>Whether it ran on every row of the database.</summary>
    public bool HasRows { get; init; }

    /// <summary>Whether the run has anything to do.</summary>
    public bool IsSomething => Steps.Any() || Adoption is not null || Profiles.Count > 0;

    /// <summary>What keeps the run from writing, met where the run meets it; null when nothing does.</summary>
    public MigrationException? Obstacle { get; init; }

    /// <summary>Why the run would be refused for the rows that it would lose; null when it would not be.</summary>
    public MigrationException? Refusal { get; init; }

    /// <summary>
    /// Tries on a copy of the program's database with its rows; on one of its schema where that was asked for, or nothing else is
    /// possible.
    /// </summary>
    /// <param name="context">The command.</param>
    /// <param name="goal">Where to go.</param>
    /// <param name="change">What is different from the program's options.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static DryRunResult OnRows(CommandContext context, Goal goal, Action<MigrationOptions>? change = null)
    {
        // A run that would not even begin needs no rows to say so.
        if (
            context.Value(RunOptions.SchemaOnly)
            || (context.Value(RunOptions.DryRun) && context.Workspace.Database.FindWriteObstacle() is not null)
        )
            return OnSchema(context, goal, change);
        // The copy is gone before the schema is tried: it takes the space that reading a database in write-ahead-log mode needs.
        if (TryOnRows(context, goal, change, out var obstacle) is { } run)
            return run;
        RowsNotTried.Tell(context, obstacle);
        return OnSchema(context, goal, change);
    }

    /// <returns>Null when the rows cannot be tried.</returns>
    private static DryRunResult? TryOnRows(CommandContext context, Goal goal, Action<MigrationOptions>? change, out string obstacle)
    {
        using var copy = DryRunDatabase.Of(
            context.Workspace.Database,
            context.Workspace.Options,
            withRows: true,
            context.CancellationToken
        );
        obstacle = copy.RowsNotTried ?? "";
        if (!copy.HasRows)
            return null;
        try
        {
            return Run(context, goal, copy, change);
        }
        catch (MigrationException error) when (error.Code == ErrorCodes.DiskFull)
        {
            // Without the copy there would be as much more space.
            obstacle = $"there is not enough free disk space in addition to a copy of the database: {CopyFailure.WithoutCopy(error.Why)}";
            context.Log.EndDryRun();
            return null;
        }
    }

    /// <summary>The same of a run that may be refused for the rows that it would lose: then it is tried as if it were not.</summary>
    /// <param name="context">The command.</param>
    /// <param name="goal">Where to go.</param>
    /// <exception cref="MigrationException">The run would fail in another way.</exception>
    public static DryRunResult Whole(CommandContext context, Goal goal)
    {
        try
        {
            return OnRows(context, goal);
        }
        catch (MigrationException refusal) when (refusal.Code == ErrorCodes.DataLoss)
        {
            return OnRows(context, goal, options => options.AllowDataLoss = true) with { Refusal = refusal };
        }
    }

    /// <summary>Tries on a copy of the schema of the program's database, in memory.</summary>
    /// <param name="context">The command.</param>
    /// <param name="goal">Where to go.</param>
    /// <param name="change">What is different from the program's options.</param>
    /// <param name="isForScript">Whether the statements are for a shell of the product, of any version.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static DryRunResult OnSchema(
        CommandContext context,
        Goal goal,
        Action<MigrationOptions>? change = null,
        bool isForScript = false
    )
    {
        // What an adoption has to do depends on rows, which the copy has not.
        var adoption = goal is Goal.Up ? context.Workspace.Manager.PlanAdoption() : null;
        using var copy = DryRunDatabase.Of(
            Database(context, isForScript),
            context.Workspace.Options,
            withRows: false,
            context.CancellationToken
        );
        var run = Run(context, goal, copy, change);
        return run with { Adoption = run.Adoption is null ? null : adoption };
    }

    /// <summary>Tries from a version on, without a look at the program's database.</summary>
    /// <param name="context">The command.</param>
    /// <param name="from">The version to start from.</param>
    /// <param name="goal">Where to go.</param>
    /// <param name="isForScript">Whether the statements are for a shell of the product, of any version.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static DryRunResult Offline(CommandContext context, long from, Goal goal, bool isForScript = false)
    {
        using var copy = DryRunDatabase.Empty(Database(context, isForScript));
        context.Log.BeginDryRun();
        if (from > 0)
            context.Workspace.NewManager(copy, options => options.Profile = null).Migrate(from, context.CancellationToken);
        return Run(context, goal, copy);
    }

    private static IDatabase Database(CommandContext context, bool isForScript) =>
        isForScript && context.Workspace.Database.Find<IScriptWriter>() is { } writer ? writer.ForScripts() : context.Workspace.Database;

    private static DryRunResult Run(CommandContext context, Goal goal, DryRunDatabase copy, Action<MigrationOptions>? change = null)
    {
        context.Log.BeginDryRun();
        copy.IgnoresWriteObstacle = !context.Value(RunOptions.DryRun);
        var manager = context.Workspace.NewManager(copy, change);
        var before = manager.GetStatus();
        var start = copy.Actions.Count;
        var begin = 0;
        var marks = new List<(int Begin, int End)>();
        context.Log.OnStep = isMade =>
        {
            if (isMade)
                marks.Add((begin, copy.Actions.Count - start));
            else
                begin = copy.Actions.Count - start;
        };
        try
        {
            var report = goal.Run(manager, context.CancellationToken);
            var parts = DryRunPart.Of(report.Steps, [.. copy.Actions.Skip(start)], marks);
            return new DryRunResult(parts, report.Adoption, report.Profiles, before, manager.GetStatus())
            {
                HasRows = copy.HasRows,
                Obstacle = copy.IgnoredWriteObstacle,
            };
        }
        catch (MigrationException error) when (WriteObstacle.Before(error, context, goal, copy, before) is { } obstacle)
        {
            context.Log.ForgetSteps();
            throw obstacle;
        }
        finally
        {
            context.Log.OnStep = null;
        }
    }
}
