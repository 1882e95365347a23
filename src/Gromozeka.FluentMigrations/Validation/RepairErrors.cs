using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Validation;

/// <summary>The refusals to repair. All of them are raised before anything is written, or after a rollback.</summary>
internal static class RepairErrors
{
    public static MigrationException NeedsChoice(RepairPlan plan, RepairAction action) =>
        new(
            ErrorCodes.HalfDone,
            $"{plan.Database} was not repaired.",
            "only an operator can decide about a step that may be partially applied: " + action.What,
            HistoryErrors.Unchanged,
            "check which of its statements took effect, complete or undo them; "
                + "then plan the repair with HalfDone = MarkApplied or MarkNotApplied"
        )
        {
            Version = action.Finding?.Step?.Version,
        };

    public static MigrationException Changed(string database) =>
        new(
            ErrorCodes.HistoryChanged,
            $"{database} was not repaired.",
            "it has changed since the repair was planned",
            HistoryErrors.Unchanged,
            "plan the repair again, and review the new plan"
        );

    public static MigrationException Failed(string database, Exception cause) =>
        new(
            ErrorCodes.HistoryNotCreated,
            $"{database} could not be repaired.",
            cause.Message,
            HistoryErrors.Unchanged,
            "check the table that the message names",
            cause
        );
}
