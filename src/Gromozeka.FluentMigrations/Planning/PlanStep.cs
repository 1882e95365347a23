namespace Gromozeka.FluentMigrations.Planning;

/// <summary>One migration to run, in one direction.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Direction">The direction.</param>
public sealed record PlanStep(MigrationDescriptor Migration, StepDirection Direction);
