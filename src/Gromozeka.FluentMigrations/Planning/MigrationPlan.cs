namespace Gromozeka.FluentMigrations.Planning;

/// <summary>What has to run to reach the target, in order.</summary>
/// <param name="Steps">The steps; empty if the database is already at the target.</param>
/// <param name="Warnings">Warnings about what a policy allowed.</param>
public sealed record MigrationPlan(IReadOnlyList<PlanStep> Steps, IReadOnlyList<string> Warnings);
