using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Cli.DryRuns;

/// <summary>What is in the way of the run that a command only tells of. A copy cannot show all of it.</summary>
internal static class WriteObstacle
{
    /// <summary>Fails as the run would that could not write to the database.</summary>
    public static void Refuse(CommandContext context)
    {
        if (context.Workspace.Database.FindWriteObstacle() is { } obstacle)
            throw obstacle;
    }

    /// <summary>Fails as the run would that could not be backed up, which on a copy it is not.</summary>
    public static void RefuseWithoutBackup(CommandContext context, DryRunResult run)
    {
        if (!run.IsSomething || OfBackup(context, run) is not { } obstacle)
            return;
        context.Log.ForgetSteps();
        throw obstacle;
    }

    /// <summary>What a run would end with, for a command that goes on to tell what would run.</summary>
    /// <returns>Null when nothing is in the way.</returns>
    public static MigrationException? Find(CommandContext context, DryRunResult run) =>
        run.IsSomething && (context.Workspace.Database.FindWriteObstacle() ?? OfBackup(context, run)) is { } obstacle
            ? new MigrationException(obstacle.Code, $"A run would be refused: {obstacle.What}", obstacle.Why, obstacle.State, obstacle.Next, obstacle.InnerException)
            : null;

    /// <summary>A database without rows is not backed up, nor is one for a profile alone.</summary>
    private static MigrationException? OfBackup(CommandContext context, DryRunResult run)
    {
        var manager = context.Workspace.Manager;
        return manager.Backups?.FindWriteObstacle() is { } obstacle && manager.PlanBackup(run.After.CurrentVersion).IsMade && HasRows(context) ? obstacle : null;
    }

    private static bool HasRows(CommandContext context)
    {
        using var session = context.Workspace.Database.Open(SessionAccess.Read);
        var tables = new TableSizes(session, context.Workspace.Database.Names);
        return session.ReadTableNames().Except(OwnTables.Of(context.Workspace.Options), tables.Names).Any(table => tables.Rows(table, null) > 0);
    }
}
