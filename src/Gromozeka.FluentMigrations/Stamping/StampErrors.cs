using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Stamping;

/// <summary>The refusals to stamp. All of them are raised before anything is written, or after a rollback.</summary>
internal static class StampErrors
{
    public static MigrationException Differs(StampPlan plan) =>
        new(
            ErrorCodes.StampDiffers,
            $"{plan.Database} was not stamped with version {plan.Version}.",
            $"it does not match the migrations up to {plan.Version}:\n" + string.Join("\n", plan.Objections),
            HistoryErrors.Unchanged,
            "stamp a version whose migrations it has; or change it to match; "
                + "or accept the differences (Stamp with acceptDifferences, dotnet fm stamp --accept-differences)"
        )
        {
            Version = plan.Version,
        };

    public static MigrationException OfAnother(string database, StampPlan plan) =>
        new(
            ErrorCodes.HistoryChanged,
            $"{database} was not stamped with version {plan.Version}.",
            $"the plan was created for another database, {plan.Database}",
            HistoryErrors.Unchanged,
            "plan the stamp of this database, and review that plan"
        )
        {
            Version = plan.Version,
        };

    public static MigrationException Changed(string database, long version) =>
        new(
            ErrorCodes.HistoryChanged,
            $"{database} was not stamped with version {version}.",
            "it has changed since the stamp was planned",
            HistoryErrors.Unchanged,
            "plan the stamp again, and review the new plan"
        )
        {
            Version = version,
        };

    public static MigrationException Failed(string database, long version, Exception cause) =>
        new(
            ErrorCodes.HistoryNotCreated,
            $"{database} could not be stamped with version {version}.",
            cause.Message,
            HistoryErrors.Unchanged,
            "check the table that the message names",
            cause
        )
        {
            Version = version,
        };
}
