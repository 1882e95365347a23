using FluentMigrator.Runner.VersionTableInfo;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Passes on what the host gave.</summary>
public class PassThroughVersionTableMetaDataAccessor : IVersionTableMetaDataAccessor
{
    public PassThroughVersionTableMetaDataAccessor(IVersionTableMetaData versionTableMetaData) => VersionTableMetaData = versionTableMetaData;

    public IVersionTableMetaData VersionTableMetaData { get; }
}
