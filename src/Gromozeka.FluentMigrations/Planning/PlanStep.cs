using Gromozeka.FluentMigrations.Catalog;

namespace Gromozeka.FluentMigrations.Planning;

/// <summary>Which way a step goes.</summary>
public enum StepDirection
{
    /// <summary>The migration is applied.</summary>
    Up,

    /// <summary>The migration is undone.</summary>
    Down,
}

/// <summary>One migration to run, in one direction.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Direction">The direction.</param>
public sealed record PlanStep(MigrationDescriptor Migration, StepDirection Direction);
