using FluentMigrator;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>A step whose class has been created, so that a constructor that fails does so before anything is written.</summary>
/// <param name="Type">The class of the migration or profile.</param>
/// <param name="Instance">The class, created.</param>
/// <param name="Migration">The migration; null for a profile, which leaves no trace in the history.</param>
/// <param name="Direction">The direction.</param>
internal sealed record PreparedStep(Type Type, IMigration Instance, MigrationDescriptor? Migration, StepDirection Direction)
{
    /// <summary>How the log and the messages call the direction.</summary>
    public string DirectionName => Direction == StepDirection.Up ? StepDirections.Up : StepDirections.Down;

    /// <summary>The step as messages name it.</summary>
    public string Name { get; init; } = Migration is null ? $"Profile {Type.Name}" : $"Migration {Migration}";

    /// <summary>Whether the step runs in one transaction with its version row.</summary>
    public bool HasTransaction { get; init; } = Migration?.TransactionBehavior != TransactionBehavior.None;

    /// <summary>
    /// Writes the version where the host keeps the versions itself, as the last thing in the transaction; null where it does not.
    /// </summary>
    public Action? WriteVersion { get; init; }

    /// <summary>Gives an instance that can be asked again; the same one, when it is the host's own.</summary>
    public Func<IMigration> Renew { get; init; } = () => Instance;
}
