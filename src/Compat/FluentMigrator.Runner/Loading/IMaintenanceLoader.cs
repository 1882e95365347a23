using FluentMigrator.Infrastructure;

namespace FluentMigrator.Runner;

/// <summary>Gives the maintenance of the program.</summary>
public interface IMaintenanceLoader
{
    /// <summary>The maintenance of one stage.</summary>
    IList<IMigrationInfo> LoadMaintenance(MigrationStage stage);
}
