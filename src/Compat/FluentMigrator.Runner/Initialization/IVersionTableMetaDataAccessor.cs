using FluentMigrator.Runner.VersionTableInfo;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds the names of the version table.</summary>
public interface IVersionTableMetaDataAccessor
{
    /// <summary>The names; null for the default ones.</summary>
    IVersionTableMetaData VersionTableMetaData { get; }
}
