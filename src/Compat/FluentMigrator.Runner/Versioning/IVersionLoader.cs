using FluentMigrator.Runner.Versioning;
using FluentMigrator.Runner.VersionTableInfo;

namespace FluentMigrator.Runner;

/// <summary>Reads and writes the version table.</summary>
public interface IVersionLoader
{
    bool AlreadyCreatedVersionSchema { get; }

    bool AlreadyCreatedVersionTable { get; }

    IMigrationRunner Runner { get; set; }

    /// <summary>The applied versions as they were last read; read now if they were not yet.</summary>
    IVersionInfo VersionInfo { get; set; }

    IVersionTableMetaData VersionTableMetaData { get; }

    /// <summary>Removes the row of a version.</summary>
    void DeleteVersion(long version);

    IVersionTableMetaData GetVersionTableMetaData();

    /// <summary>Reads the applied versions.</summary>
    void LoadVersionInfo();

    /// <summary>Drops the version table.</summary>
    void RemoveVersionTable();

    /// <summary>Writes the row of a version.</summary>
    void UpdateVersionInfo(long version);

    /// <summary>Writes the row of a version.</summary>
    void UpdateVersionInfo(long version, string description);
}
