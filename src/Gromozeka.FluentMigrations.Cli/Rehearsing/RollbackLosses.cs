using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations.Cli.Rehearsing;

/// <summary>What a rehearsed rollback would lose: the copy that it was rehearsed on has no rows, so the database itself is asked.</summary>
internal static class RollbackLosses
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>, as the real run would say it.</exception>
    public static void Check(CommandContext context, RehearsedRun rehearsal)
    {
        if (context.Workspace.Options.AllowDataLoss || rehearsal.Steps.All(step => step.Direction == StepDirection.Up))
            return;
        using var session = context.Workspace.Database.Open(SessionAccess.Read);
        var touches = new Touches(session, OwnTables.Of(context.Workspace.Options));
        var losses = rehearsal.Parts.SelectMany(touches.Of).Where(touch => touch.IsLoss).ToList();
        if (losses.Count == 0)
            return;
        throw new MigrationException(
            ErrorCodes.DataLoss,
            $"The rollback of {Format.Count(rehearsal.Steps.Count(), "migration")} would lose rows, and would be refused.",
            "going down " + string.Join(", ", losses.Select(loss => $"{loss.Change} table {loss.Table} ({Format.Count(loss.Rows!.Value, "row")})")),
            "nothing was written",
            "make a backup of the database, then add --allow-data-loss if the rows may go");
    }
}
