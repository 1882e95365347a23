namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>The refusals that prevent the loss of rows.</summary>
internal static class DataLossErrors
{
    public static MigrationException WouldLose(string what, IReadOnlyList<DeletedRows> losses) =>
        new(
            ErrorCodes.DataLoss,
            $"{what} would lose rows, and was refused.",
            (losses.All(loss => loss.Cause is DeletionCause.Table or DeletionCause.Column) ? "it drops " : "it deletes ")
                + string.Join(", ", losses),
            "the step wrote nothing",
            "create a backup of the database; if the rows may be lost, set AllowDataLoss"
        );

    public static MigrationException NotCounted(string what, string gap) =>
        new(
            ErrorCodes.DataLoss,
            $"{what} may lose rows, and was refused.",
            gap,
            "the step wrote nothing",
            "leave the hooks of the connection as they are; or create a backup of the database and, if rows may be lost, set AllowDataLoss"
        );
}
