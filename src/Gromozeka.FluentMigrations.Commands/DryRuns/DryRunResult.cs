using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Scripts;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>The result of a run, determined by running it on a copy.</summary>
internal sealed record DryRunResult(
    IReadOnlyList<DryRunPart> Parts,
    AdoptionReport? Adoption,
    IReadOnlyList<string> Profiles,
    MigrationStatus Before,
    MigrationStatus After
)
{
    public IEnumerable<CompletedStep> Steps => Parts.SelectMany(part => part.Steps);

    /// <summary>Whether it ran with all rows of the database.</summary>
    public bool HasRows { get; init; }

    /// <summary>Whether the run has anything to do.</summary>
    public bool IsSomething => Steps.Any() || Adoption is not null || Profiles.Count > 0;

    /// <summary>The error for what prevents the run from writing, found at the same point as in the run; null if there is none.</summary>
    public MigrationException? Obstacle { get; init; }

    /// <summary>Why the run would be refused because of lost rows; null if it would not be.</summary>
    public MigrationException? Refusal { get; init; }

    /// <summary>
    /// Runs on a copy of the program's database with its rows; or on a copy of its schema, if this was requested or rows cannot be copied.
    /// </summary>
    /// <param name="context">The command.</param>
    /// <param name="goal">The goal of the run.</param>
    /// <param name="change">The differences from the program's options.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static DryRunResult OnRows(CommandContext context, Goal goal, Action<MigrationOptions>? change = null)
    {
        // A run that is refused before it begins needs no rows.
        if (
            context.Value(RunOptions.SchemaOnly)
            || (context.Value(RunOptions.DryRun) && context.Workspace.Database.FindWriteObstacle() is not null)
        )
            return OnSchema(context, goal, change);
        // The copy is deleted before the schema is tried, because it takes the space that reading a database in write-ahead-log mode needs.
        if (TryOnRows(context, goal, change, out var obstacle) is { } run)
            return run;
        RowsNotTried.Tell(context, obstacle);
        return OnSchema(context, goal, change);
    }

    /// <returns>Null if the rows cannot be copied.</returns>
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
            // Without the copy, this much more space would be free.
            obstacle = $"there is not enough free disk space in addition to a copy of the database: {CopyFailure.WithoutCopy(error.Why)}";
            context.Log.EndDryRun();
            return null;
        }
    }

    /// <summary>Does the same for a run that may be refused because of lost rows: it is then tried as if the loss were allowed.</summary>
    /// <param name="context">The command.</param>
    /// <param name="goal">The goal of the run.</param>
    /// <exception cref="MigrationException">The run would fail for another reason.</exception>
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

    /// <summary>Runs on an in-memory copy of the schema of the program's database.</summary>
    /// <param name="context">The command.</param>
    /// <param name="goal">The goal of the run.</param>
    /// <param name="change">The differences from the program's options.</param>
    /// <param name="isForScript">Whether the statements are for the product's shell, of any version.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static DryRunResult OnSchema(
        CommandContext context,
        Goal goal,
        Action<MigrationOptions>? change = null,
        bool isForScript = false
    )
    {
        // An adoption depends on rows, which the copy does not have.
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

    /// <summary>Runs from a version on, without reading the program's database.</summary>
    /// <param name="context">The command.</param>
    /// <param name="from">The version to start from.</param>
    /// <param name="goal">The goal of the run.</param>
    /// <param name="isForScript">Whether the statements are for the product's shell, of any version.</param>
    /// <exception cref="MigrationException">The run would fail.</exception>
    public static DryRunResult Offline(CommandContext context, long from, Goal goal, bool isForScript = false)
    {
        using var copy = DryRunDatabase.Empty(Database(context, isForScript));
        var known = context.Workspace.Manager.GetAvailableMigrations().Select(migration => migration.Version).ToList();
        // The engine's error would name a database, and none is used.
        foreach (var version in new[] { from, (goal as Goal.Up)?.Version, (goal as Goal.DownTo)?.Version })
        {
            if (version is { } named and > 0 && !known.Contains(named))
                throw Errors.NoVersion(named, known.Max());
        }

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
