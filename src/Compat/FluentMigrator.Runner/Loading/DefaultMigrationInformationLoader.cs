using FluentMigrator.Exceptions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Runner.Exceptions;
using FluentMigrator.Runner.Initialization;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner;

/// <summary>Finds the migrations by their attribute, within the namespace and the tags that are asked for.</summary>
public class DefaultMigrationInformationLoader : IMigrationInformationLoader
{
    private readonly IFilteringMigrationSource _source;
    private readonly TypeFilterOptions _filter;
    private readonly RunnerOptions _options;
    private SortedList<long, IMigrationInfo> _migrations;

    public DefaultMigrationInformationLoader(
        IFilteringMigrationSource source,
        IOptionsSnapshot<TypeFilterOptions> filterOptions,
        IMigrationRunnerConventions conventions,
        IOptions<RunnerOptions> runnerOptions)
    {
        _source = source;
        _filter = filterOptions.Value;
        _options = runnerOptions.Value;
        Conventions = conventions;
    }

    public IMigrationRunnerConventions Conventions { get; }

    public string Namespace => _filter.Namespace;

    public bool LoadNestedNamespaces => _filter.NestedNamespaces;

    /// <exception cref="MissingMigrationsException">There is none.</exception>
    /// <exception cref="DuplicateMigrationException">Two have the same version.</exception>
    public SortedList<long, IMigrationInfo> LoadMigrations() => _migrations ??= Load();

    private SortedList<long, IMigrationInfo> Load()
    {
        var tags = RequestedTags.Of(_options);
        var migrations = new SortedList<long, IMigrationInfo>();
        foreach (var migration in _source.GetMigrations(type => Conventions.TypeIsMigration(type) && type.IsIn(_filter)
            && Conventions.HasRequestedTags(type, tags, _options.IncludeUntaggedMigrations)))
        {
            var info = Conventions.GetMigrationInfoForMigration(migration);
            if (!migrations.TryAdd(info.Version, info))
            {
                throw new DuplicateMigrationException(
                    $"Version {info.Version} is used by {migrations[info.Version].Migration.GetType().FullName} and {migration.GetType().FullName}. "
                    + "Every migration needs a version of its own.");
            }
        }

        return migrations.Count > 0 ? migrations : throw new MissingMigrationsException(
            "No migrations were found. Name their assembly by ScanIn(…).For.Migrations(); the classes must be public"
            + (string.IsNullOrEmpty(Namespace) ? "" : $", in the namespace {Namespace} (TypeFilterOptions.Namespace)")
            + (tags.Length == 0
                ? ", and those with tags run only when RunnerOptions.Tags asks for them."
                : $", and match the tags {string.Join(", ", tags)} (RunnerOptions.Tags)."));
    }
}
