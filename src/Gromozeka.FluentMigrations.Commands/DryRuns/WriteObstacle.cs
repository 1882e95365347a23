using Gromozeka.FluentMigrations.Commands.Verbs;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// Obstacles to a run that a command only describes. A copy cannot show all of them. A run checks in this order: what it has to do, whether
/// the database is writable, whether its backup can be created; then it runs its steps.
/// </summary>
internal static class WriteObstacle
{
    /// <summary>Fails like a run that cannot write to the database.</summary>
    public static void Refuse(CommandContext context)
    {
        if (context.Workspace.Database.FindWriteObstacle() is { } obstacle)
            throw obstacle;
    }

    /// <summary>Fails like a run that cannot write to the database, or cannot be backed up.</summary>
    /// <param name="context">The command.</param>
    /// <param name="isBackedUp">Whether the run creates a backup of a database that has rows.</param>
    public static void Refuse(CommandContext context, Func<bool> isBackedUp)
    {
        Refuse(context);
        if (OfBackup(context.Workspace, isBackedUp) is { } obstacle)
            throw obstacle;
    }

    /// <summary>Fails like a run that cannot be backed up, because a run on a copy creates no backup.</summary>
    public static void RefuseWithoutBackup(CommandContext context, DryRunResult run)
    {
        if (!run.IsSomething || OfBackup(context, run.After.CurrentVersion) is not { } obstacle)
            return;
        context.Log.ForgetSteps();
        throw obstacle;
    }

    /// <summary>The error with which a run would end, for a command that continues to show what would run.</summary>
    /// <returns>Null if there is no obstacle.</returns>
    public static MigrationException? Find(CommandContext context, DryRunResult run) =>
        (run.Obstacle ?? (run.IsSomething ? OfBackup(context, run.After.CurrentVersion) : null)) is { } obstacle ? WouldBe(obstacle) : null;

    /// <summary>
    /// The error with which a run would have ended before the failure on the copy; null if it would have reached the failure.
    /// </summary>
    /// <param name="error">The failure on the copy.</param>
    /// <param name="context">The command.</param>
    /// <param name="goal">The goal of the run.</param>
    /// <param name="copy">The copy.</param>
    /// <param name="before">The database before the run.</param>
    public static MigrationException? Before(
        MigrationException error,
        CommandContext context,
        Goal goal,
        DryRunDatabase copy,
        MigrationStatus before
    )
    {
        // A script runs elsewhere. A plan shows what would be lost, and then the obstacle.
        if (context.DryRun is null || (copy.IgnoresWriteObstacle && error.Code == ErrorCodes.DataLoss))
            return null;
        var obstacle = copy.IgnoredWriteObstacle ?? (context.Log.HasBegunStep ? OfBackup(context, goal.Target(before)) : null);
        return obstacle is not null && copy.IgnoresWriteObstacle ? WouldBe(obstacle) : obstacle;
    }

    /// <summary>
    /// The error with which the backup of the next run to the newest version would end; null if there is no obstacle to it, or the run has
    /// nothing to do.
    /// </summary>
    /// <exception cref="MigrationException">The run would be refused for another reason, or the database cannot be read.</exception>
    public static MigrationException? OfNextBackup(Workspace workspace) =>
        workspace.Manager.GetStatus().Pending.Any() ? OfBackup(workspace, () => workspace.Manager.PlanBackup().IsMade) : null;

    private static MigrationException WouldBe(MigrationException obstacle) =>
        new(
            obstacle.Code,
            $"A run would be refused: {obstacle.What}",
            obstacle.Why,
            obstacle.State,
            obstacle.Next,
            obstacle.InnerException
        );

    /// <summary>What would prevent the backup of a run that creates one; null if nothing would.</summary>
    /// <param name="context">The command.</param>
    /// <param name="target">The target of the run; null for the newest version.</param>
    private static MigrationException? OfBackup(CommandContext context, long? target) =>
        OfBackup(context.Workspace, () => context.Workspace.Manager.PlanBackup(target).IsMade);

    /// <summary>Neither a database without rows nor a run of only a profile is backed up.</summary>
    private static MigrationException? OfBackup(Workspace workspace, Func<bool> isBackedUp) =>
        workspace.Manager.Backups?.FindWriteObstacle() is { } obstacle && isBackedUp() && HasRows(workspace) ? obstacle : null;

    /// <summary>Whether a table of the application has rows.</summary>
    public static bool HasRows(Workspace workspace)
    {
        using var session = workspace.Database.Open(SessionAccess.Read);
        return session.ReadTableNames().Except(OwnTables.Of(workspace.Options), workspace.Database.Names).Any(session.HasRows);
    }
}
