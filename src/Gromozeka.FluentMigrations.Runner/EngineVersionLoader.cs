using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Versioning;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// The version table for FluentMigrator's runner. Reading it never writes: the table is created before the first step of a run. Without a
/// connection, the migrations below <see cref="RunnerOptions.StartVersion"/> count as applied.
/// </summary>
internal sealed class EngineVersionLoader(
    EngineSteps steps,
    EngineProcessor processor,
    IVersionTableMetaData names,
    IOptions<RunnerOptions> options,
    IMigrationInformationLoader migrations,
    IServiceProvider services
) : IVersionLoader
{
    private IVersionInfo? _versions;
    private int _undone;
    private IMigrationRunner? _runner;

    public bool AlreadyCreatedVersionSchema => string.IsNullOrEmpty(names.SchemaName) || processor.SchemaExists(names.SchemaName);

    public bool AlreadyCreatedVersionTable => steps.HasVersionTable();

    public IMigrationRunner Runner
    {
        get => _runner ?? services.GetRequiredService<IMigrationRunner>();
        set => _runner = value;
    }

    public IVersionInfo VersionInfo
    {
        get
        {
            if (_undone != processor.Transaction.Undone)
                Forget();
            return _versions ??= Read();
        }
        set => _versions = value ?? throw new ArgumentException("The version information cannot be null.", nameof(value));
    }

    public IVersionTableMetaData VersionTableMetaData => names;

    public IVersionTableMetaData GetVersionTableMetaData() => names;

    /// <summary>Makes the next access read the versions again, because a transaction was undone or others may have migrated.</summary>
    public void Forget() => (_versions, _undone) = (null, processor.Transaction.Undone);

    public void LoadVersionInfo()
    {
        Forget();
        _versions = Read();
    }

    /// <summary>Drops the version table, if it exists and has no versions.</summary>
    public void RemoveVersionTable()
    {
        steps.RemoveVersionTable();
        LoadVersionInfo();
    }

    public void UpdateVersionInfo(long version) => UpdateVersionInfo(version, description: null);

    public void UpdateVersionInfo(long version, string? description) => steps.AddVersion(version, description);

    public void DeleteVersion(long version) => steps.DeleteVersion(version);

    private VersionInfo Read()
    {
        var versions = new VersionInfo();
        foreach (var version in options.Value.NoConnection ? BelowStart() : steps.ReadVersions())
            versions.AddAppliedMigration(version);
        return versions;
    }

    private IEnumerable<long> BelowStart() => migrations.LoadMigrations().Keys.Where(version => version < options.Value.StartVersion);
}
