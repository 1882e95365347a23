using FluentMigrator;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>What a reviewer should know of a step: what it drops or deletes, and how it could break something.</summary>
internal static class Risks
{
    /// <param name="migration">The migration.</param>
    /// <param name="deleted">The rows that the step would delete.</param>
    /// <param name="tables">The tables that it would touch.</param>
    /// <param name="blocking">What would make other sessions wait.</param>
    public static IEnumerable<string> Of(
        MigrationDescriptor migration,
        IReadOnlyList<DeletedRows> deleted,
        IReadOnlyList<TouchNode> tables,
        IReadOnlyList<BlockingRisk> blocking
    )
    {
        foreach (var rows in deleted)
            yield return $"{(rows.IsLoss ? "loses" : "deletes")} {rows}";
        foreach (var table in tables.Where(table => Drops(table) && !deleted.Any(rows => Concerns(rows, table))))
            yield return table.Column is { } column ? $"drops column {table.Table}.{column}" : $"drops table {table.Table}";
        foreach (var risk in blocking)
            yield return $"blocks {risk.What}; instead: {risk.Advice}";
        if (migration.TransactionBehavior == TransactionBehavior.None)
            yield return "runs without a transaction: if it fails, it stays partially applied";
        if (migration.IsBreakingChange)
            yield return "is marked as a breaking change";
    }

    private static bool Drops(TouchNode table) => table.Change is Touches.DropsTable or Touches.DropsColumn;

    private static bool Concerns(DeletedRows rows, TouchNode table) =>
        rows.Cause is DeletionCause.Table or DeletionCause.Column
        && rows.Column == table.Column
        && string.Equals(rows.Table.ToString(), table.Table, StringComparison.OrdinalIgnoreCase);
}
