using FluentMigrator;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>A step whose class has been instantiated, so that a failing constructor fails before anything is written.</summary>
/// <param name="Type">The class of the migration or profile.</param>
/// <param name="Instance">The instance of the class.</param>
/// <param name="Migration">The migration; null for a profile, which is not recorded in the history.</param>
/// <param name="Direction">The direction.</param>
internal sealed record PreparedStep(Type Type, IMigration Instance, MigrationDescriptor? Migration, StepDirection Direction)
{
    /// <summary>The name of the direction in the log and in messages.</summary>
    public string DirectionName => Direction == StepDirection.Up ? StepDirections.Up : StepDirections.Down;

    /// <summary>The step as messages name it.</summary>
    public string Name { get; init; } = Migration is null ? $"Profile {Type.Name}" : $"Migration {Migration}";

    /// <summary>Whether the step runs in one transaction with its version row.</summary>
    public bool HasTransaction { get; init; } = Migration?.TransactionBehavior != TransactionBehavior.None;

    /// <summary>Records the version at the end of the transaction if the host stores the versions itself; otherwise null.</summary>
    public Action? WriteVersion { get; init; }

    /// <summary>Returns an instance that has not run yet; the same one if the host provided it.</summary>
    public Func<IMigration> Renew { get; init; } = () => Instance;
}
