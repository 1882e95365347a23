using FluentMigrator.Infrastructure;
using FluentMigrator.Runner.Initialization;

using Gromozeka.FluentMigrations.Catalog;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner;

/// <summary>Finds maintenance among the classes that are scanned for everything, in the order of their names.</summary>
public class MaintenanceLoader : IMaintenanceLoader
{
    private readonly Lazy<ILookup<MigrationStage, IMigrationInfo>> _maintenance;

    public MaintenanceLoader(
        ITypeSource typeSource,
        IOptions<RunnerOptions> options,
        IOptions<TypeFilterOptions> filterOptions,
        IMigrationRunnerConventions conventions,
        IServiceProvider serviceProvider)
        => _maintenance = new Lazy<ILookup<MigrationStage, IMigrationInfo>>(() =>
        {
            var tags = RequestedTags.Of(options.Value);
            return typeSource.GetTypes()
                .Where(type => conventions.GetMaintenanceStage(type) is not null && type.IsIn(filterOptions.Value)
                    && conventions.HasRequestedTags(type, tags, options.Value.IncludeUntaggedMaintenances))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .ToLookup(
                    type => conventions.GetMaintenanceStage(type).Value,
                    type => conventions.GetMigrationInfoForMigration(MigrationActivator.Create(type, serviceProvider)));
        });

    public IList<IMigrationInfo> LoadMaintenance(MigrationStage stage) => [.. _maintenance.Value[stage]];
}
