namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>The refusals that prevent the loss of rows.</summary>
internal static class DataLossErrors
{
    private const string Unwritten = "the step wrote nothing";

    public static MigrationException WouldLose(string what, IReadOnlyList<DeletedRows> losses, string state = Unwritten) =>
        new(
            ErrorCodes.DataLoss,
            $"{what} would lose rows, and was refused.",
            (losses.All(loss => loss.Cause is DeletionCause.Table or DeletionCause.Column) ? "it drops " : "it deletes ")
                + string.Join(", ", losses),
            state,
            "create a backup of the database; if the rows may be lost, set AllowDataLoss"
        );

    public static MigrationException NotForeseen(string what, string operation) =>
        new(
            ErrorCodes.DataLoss,
            $"{what} may lose rows, and was refused.",
            "it has no transaction that could be rolled back, and it drops something under a name that an earlier operation of it may have "
                + $"given to another table or column: {operation}",
            Unwritten,
            "let the migration run in a transaction, or drop things under the names that they have before it; "
                + "or create a backup of the database and, if rows may be lost, set AllowDataLoss"
        );

    public static MigrationException NotCounted(string what, string gap, string state = Unwritten) =>
        new(
            ErrorCodes.DataLoss,
            $"{what} may lose rows, and was refused.",
            gap,
            state,
            "leave the hooks of the connection as they are; or create a backup of the database and, if rows may be lost, set AllowDataLoss"
        );
}
