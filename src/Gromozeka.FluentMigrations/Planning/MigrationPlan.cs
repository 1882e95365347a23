namespace Gromozeka.FluentMigrations.Planning;

/// <summary>What has to run to reach the target, in order.</summary>
/// <param name="Steps">The steps; empty when the database is where it should be.</param>
/// <param name="Warnings">What a policy allowed that the operator should know.</param>
public sealed record MigrationPlan(IReadOnlyList<PlanStep> Steps, IReadOnlyList<string> Warnings);
