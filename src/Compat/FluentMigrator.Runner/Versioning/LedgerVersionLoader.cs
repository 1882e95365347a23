using FluentMigrator.Runner.Engine;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.Versioning;
using FluentMigrator.Runner.VersionTableInfo;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner;

/// <summary>
/// The version table by way of the engine's ledger. Without a connection, the migrations up to
/// <see cref="RunnerOptions.StartVersion"/> count as applied.
/// </summary>
internal sealed class LedgerVersionLoader(
    EngineRun engine,
    IProcessorAccessor processorAccessor,
    IVersionTableMetaData names,
    IOptions<RunnerOptions> options,
    IMigrationInformationLoader migrations) : IVersionLoader
{
    private IVersionInfo _versions;

    public bool AlreadyCreatedVersionSchema => true;

    public bool AlreadyCreatedVersionTable => processorAccessor.Processor.TableExists(names.SchemaName, names.TableName);

    public IMigrationRunner Runner { get; set; }

    public IVersionInfo VersionInfo
    {
        get
        {
            if (_versions is null)
                LoadVersionInfo();
            return _versions;
        }
        set => _versions = value;
    }

    public IVersionTableMetaData VersionTableMetaData => names;

    public IVersionTableMetaData GetVersionTableMetaData() => names;

    public void LoadVersionInfo()
    {
        _versions = new VersionInfo();
        foreach (var version in options.Value.NoConnection ? UpToStart() : engine.ReadVersions())
            _versions.AddAppliedMigration(version);
    }

    public void RemoveVersionTable()
    {
        engine.RemoveLedger();
        _versions = new VersionInfo();
    }

    public void UpdateVersionInfo(long version) => UpdateVersionInfo(version, description: null);

    public void UpdateVersionInfo(long version, string description)
    {
        engine.EnsureLedger();
        engine.AddRow(version, description);
        VersionInfo.AddAppliedMigration(version);
    }

    public void DeleteVersion(long version)
    {
        engine.RemoveRow(version);
        LoadVersionInfo();
    }

    private IEnumerable<long> UpToStart() => migrations.LoadMigrations().Keys.Where(version => version <= options.Value.StartVersion);
}
