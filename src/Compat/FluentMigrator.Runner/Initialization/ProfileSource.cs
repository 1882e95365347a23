using FluentMigrator.Infrastructure.Extensions;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds the classes of a profile by their attribute, in the order of their names. Names of profiles are case-sensitive.</summary>
public class ProfileSource : IProfileSource
{
    private readonly IFilteringMigrationSource _source;
    private readonly IMigrationRunnerConventions _conventions;

    public ProfileSource(IFilteringMigrationSource source, IMigrationRunnerConventions conventions)
    {
        _source = source;
        _conventions = conventions;
    }

    public IEnumerable<IMigration> GetProfiles(string profile) => string.IsNullOrEmpty(profile)
        ? []
        : _source.GetMigrations(type => _conventions.TypeIsProfile(type) && type.GetOneAttribute<ProfileAttribute>()?.ProfileName == profile)
            .OrderBy(migration => migration.GetType().FullName, StringComparer.Ordinal);
}
