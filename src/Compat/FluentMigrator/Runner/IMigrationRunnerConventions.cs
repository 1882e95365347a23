using FluentMigrator.Infrastructure;

namespace FluentMigrator.Runner;

/// <summary>Tells what a class is to a run.</summary>
public interface IMigrationRunnerConventions
{
    Func<Type, bool> TypeIsMigration { get; }

    Func<Type, bool> TypeIsProfile { get; }

    /// <summary>The stage of a maintenance class; null for any other.</summary>
    Func<Type, MigrationStage?> GetMaintenanceStage { get; }

    Func<Type, bool> TypeIsVersionTableMetaData { get; }

    Func<IMigration, IMigrationInfo> GetMigrationInfoForMigration { get; }
}
