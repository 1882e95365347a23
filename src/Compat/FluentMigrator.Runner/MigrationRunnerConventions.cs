using FluentMigrator.Infrastructure;
using FluentMigrator.Runner.Infrastructure;

namespace FluentMigrator.Runner;

/// <summary>The default conventions, each of which can be replaced.</summary>
public class MigrationRunnerConventions : IMigrationRunnerConventions, IMigrationRunnerTagConventions
{
    private static readonly DefaultMigrationRunnerConventions Default = DefaultMigrationRunnerConventions.Instance;

    public MigrationRunnerConventions()
    {
    }

    public Func<Type, bool> TypeIsMigration { get; set; } = Default.TypeIsMigration;

    public Func<Type, bool> TypeIsProfile { get; set; } = Default.TypeIsProfile;

    public Func<Type, MigrationStage?> GetMaintenanceStage { get; set; } = Default.GetMaintenanceStage;

    public Func<Type, bool> TypeIsVersionTableMetaData { get; set; } = Default.TypeIsVersionTableMetaData;

    public Func<IMigration, IMigrationInfo> GetMigrationInfoForMigration => Default.GetMigrationInfoForMigration;

    bool IMigrationRunnerTagConventions.TypeHasMatchingTags(Type type, IEnumerable<string> tagsToMatch)
        => ((IMigrationRunnerTagConventions)Default).TypeHasMatchingTags(type, tagsToMatch);

    bool IMigrationRunnerTagConventions.TypeHasTags(Type type) => ((IMigrationRunnerTagConventions)Default).TypeHasTags(type);
}
