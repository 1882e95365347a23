using System.Diagnostics.CodeAnalysis;
using FluentMigrator;
using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Converts migrations of FluentMigrator's runner to steps of the engine.</summary>
internal static class MigrationInfoExtensions
{
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2072",
        Justification = "TrimmedProgram has checked that the constructors of the migrations are preserved."
    )]
    public static MigrationDescriptor Describe(this IMigrationInfo info) =>
        new(info.Version, info.Migration.GetType(), info.Description, info.TransactionBehavior, info.IsBreakingChange);

    /// <param name="info">The migration.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="useTransaction">Whether the step has a transaction.</param>
    /// <param name="record">Records the step instead of the engine's version table; null to record it there.</param>
    public static PreparedStep Prepare(this IMigrationInfo info, StepDirection direction, bool useTransaction, Action? record)
    {
        var type = info.Migration.GetType();
        var migration = info.IsAttributed() ? info.Describe() : null;
        return new PreparedStep(type, info.Migration, record is null ? migration : null, direction)
        {
            Name = migration is null ? $"{Kind(type)} {type.Name}" : $"Migration {migration}",
            HasTransaction = useTransaction,
            WriteVersion = record,
        };
    }

    private static string Kind(Type type) =>
        type.IsDefined(typeof(ProfileAttribute), inherit: true) ? "Profile"
        : type.IsDefined(typeof(MaintenanceAttribute), inherit: true) ? "Maintenance"
        : "Migration";
}
