using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// What a run would lose that was tried without rows: the database itself is asked for those of what was dropped on the copy.
/// </summary>
internal static class SchemaLosses
{
    /// <returns>The refusal, as the real run would say it; null when there is none.</returns>
    public static MigrationException? Refusal(MigrationOptions options, DryRunResult run, Touches touches)
    {
        if (run.HasRows || options.AllowDataLoss)
            return null;
        var parts = run
            .Parts.Where(part => part.Steps.Any(step => step.Direction == StepDirection.Down || options.ConfirmDataLoss))
            .ToList();
        var losses = parts.SelectMany(touches.Drops).ToList();
        if (losses.Count == 0)
            return null;
        var isDown = parts[0].Steps[0].Direction == StepDirection.Down;
        return new MigrationException(
            ErrorCodes.DataLoss,
            $"{(isDown ? "Undoing" : "Applying")} {Format.Count(parts.Count, "migration")} would lose rows, and was refused.",
            "it drops " + string.Join(", ", losses),
            "nothing was written",
            "make a backup of the database, then set AllowDataLoss if the rows may go"
        );
    }
}
