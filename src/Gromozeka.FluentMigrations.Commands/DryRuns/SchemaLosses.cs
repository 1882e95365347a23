using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>
/// The losses of a run that was tried without rows: the rows of objects that were dropped on the copy are counted in the database itself.
/// </summary>
internal static class SchemaLosses
{
    /// <returns>The refusal, with the text of the real run; null if there is none.</returns>
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
            "create a backup of the database; if the rows may be lost, set AllowDataLoss"
        );
    }
}
