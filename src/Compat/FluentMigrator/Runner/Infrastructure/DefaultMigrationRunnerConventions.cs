using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Runner.VersionTableInfo;

namespace FluentMigrator.Runner.Infrastructure;

/// <summary>Tells what a class is by its attributes.</summary>
public class DefaultMigrationRunnerConventions : IMigrationRunnerConventions, IMigrationRunnerTagConventions
{
    private DefaultMigrationRunnerConventions()
    {
    }

    public static DefaultMigrationRunnerConventions Instance { get; } = new();

    public Func<Type, bool> TypeIsMigration { get; }
        = type => typeof(IMigration).IsAssignableFrom(type) && type.HasAttribute<MigrationAttribute>();

    public Func<Type, bool> TypeIsProfile { get; }
        = type => typeof(IMigration).IsAssignableFrom(type) && type.HasAttribute<ProfileAttribute>();

    public Func<Type, MigrationStage?> GetMaintenanceStage { get; }
        = type => typeof(IMigration).IsAssignableFrom(type) ? type.GetOneAttribute<MaintenanceAttribute>()?.Stage : null;

    public Func<Type, bool> TypeIsVersionTableMetaData { get; }
        = type => typeof(IVersionTableMetaData).IsAssignableFrom(type) && type.HasAttribute<VersionTableMetaDataAttribute>();

    /// <summary>What the attributes say; a class without a version is described by the adapter for those.</summary>
    public Func<IMigration, IMigrationInfo> GetMigrationInfoForMigration { get; } = Describe;

    bool IMigrationRunnerTagConventions.TypeHasMatchingTags(Type type, IEnumerable<string> tagsToMatch)
        => TypeTags.Match(type, tagsToMatch);

    bool IMigrationRunnerTagConventions.TypeHasTags(Type type) => TypeTags.Of(type).Count > 0;

    private static IMigrationInfo Describe(IMigration migration)
    {
        var type = migration.GetType();
        if (type.GetOneAttribute<MigrationAttribute>() is not { } attribute)
            return new NonAttributedMigrationToMigrationInfoAdapter(
                migration, type.GetOneAttribute<MaintenanceAttribute>()?.TransactionBehavior ?? TransactionBehavior.Default);

        var info = new MigrationInfo(
            attribute.Version, attribute.Description, attribute.TransactionBehavior, attribute.BreakingChange, () => migration);
        foreach (var trait in type.GetAllAttributes<MigrationTraitAttribute>(inherit: true))
            info.AddTrait(trait.Name, trait.Value);
        return info;
    }
}
