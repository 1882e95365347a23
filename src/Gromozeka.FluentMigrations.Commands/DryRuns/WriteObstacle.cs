using Gromozeka.FluentMigrations.Commands.Verbs;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// What is in the way of the run that a command only tells of. A copy cannot show all of it. A run looks in this order: what it has to
/// do, whether the database can be written, whether its backup can be made, and then makes its steps.
/// </summary>
internal static class WriteObstacle
{
    /// <summary>Fails as the run would that could not write to the database.</summary>
    public static void Refuse(CommandContext context)
    {
        if (context.Workspace.Database.FindWriteObstacle() is { } obstacle)
            throw obstacle;
    }

    /// <summary>The same, and as the run would that could not be backed up.</summary>
    /// <param name="context">The command.</param>
    /// <param name="isBackedUp">Whether the run makes a backup of a database that has rows.</param>
    public static void Refuse(CommandContext context, Func<bool> isBackedUp)
    {
        Refuse(context);
        if (OfBackup(context.Workspace, isBackedUp) is { } obstacle)
            throw obstacle;
    }

    /// <summary>Fails as the run would that could not be backed up, which on a copy it is not.</summary>
    public static void RefuseWithoutBackup(CommandContext context, DryRunResult run)
    {
        if (!run.IsSomething || OfBackup(context, run.After.CurrentVersion) is not { } obstacle)
            return;
        context.Log.ForgetSteps();
        throw obstacle;
    }

    /// <summary>What a run would end with, for a command that goes on to tell what would run.</summary>
    /// <returns>Null when nothing is in the way.</returns>
    public static MigrationException? Find(CommandContext context, DryRunResult run) =>
        (run.Obstacle ?? (run.IsSomething ? OfBackup(context, run.After.CurrentVersion) : null)) is { } obstacle ? WouldBe(obstacle) : null;

    /// <summary>What a run would have ended with before it came to what failed on the copy; null when it would have come there.</summary>
    /// <param name="error">What failed.</param>
    /// <param name="context">The command.</param>
    /// <param name="goal">Where the run goes.</param>
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
        // What is written as a script runs elsewhere. A plan shows what would be lost, and then what is in the way.
        if (context.DryRun is null || (copy.IgnoresWriteObstacle && error.Code == ErrorCodes.DataLoss))
            return null;
        var obstacle = copy.IgnoredWriteObstacle ?? (context.Log.HasBegunStep ? OfBackup(context, goal.Target(before)) : null);
        return obstacle is not null && copy.IgnoresWriteObstacle ? WouldBe(obstacle) : obstacle;
    }

    /// <summary>
    /// What the next run would end with that applies everything; null when it would not be refused for what it writes to, or has nothing
    /// to do.
    /// </summary>
    /// <exception cref="MigrationException">The run would be refused for what it has to do, or the database cannot be read.</exception>
    public static MigrationException? OfNextRun(Workspace workspace) =>
        !workspace.Manager.GetStatus().Pending.Any()
            ? null
            : workspace.Database.FindWriteObstacle() ?? OfBackup(workspace, () => workspace.Manager.PlanBackup().IsMade);

    private static MigrationException WouldBe(MigrationException obstacle) =>
        new(
            obstacle.Code,
            $"A run would be refused: {obstacle.What}",
            obstacle.Why,
            obstacle.State,
            obstacle.Next,
            obstacle.InnerException
        );

    /// <summary>What keeps a run from being backed up that would be; null when nothing does.</summary>
    /// <param name="context">The command.</param>
    /// <param name="target">Where the run goes; null for the newest version.</param>
    private static MigrationException? OfBackup(CommandContext context, long? target) =>
        OfBackup(context.Workspace, () => context.Workspace.Manager.PlanBackup(target).IsMade);

    /// <summary>A database without rows is not backed up, nor is one for a profile alone.</summary>
    private static MigrationException? OfBackup(Workspace workspace, Func<bool> isBackedUp) =>
        workspace.Manager.Backups?.FindWriteObstacle() is { } obstacle && isBackedUp() && HasRows(workspace) ? obstacle : null;

    private static bool HasRows(Workspace workspace)
    {
        using var session = workspace.Database.Open(SessionAccess.Read);
        var tables = new TableSizes(workspace.Database, session);
        return session.ReadTableNames().Except(OwnTables.Of(workspace.Options), tables.Names).Any(table => tables.Rows(table, null) > 0);
    }
}
