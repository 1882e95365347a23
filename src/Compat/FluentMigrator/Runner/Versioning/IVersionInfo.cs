namespace FluentMigrator.Runner.Versioning;

/// <summary>The versions that a database has had.</summary>
public interface IVersionInfo
{
    /// <summary>Adds a version; adding it twice changes nothing.</summary>
    void AddAppliedMigration(long migration);

    /// <summary>The versions, the highest first.</summary>
    IEnumerable<long> AppliedMigrations();

    bool HasAppliedMigration(long migration);

    /// <summary>The highest version; 0 when there is none.</summary>
    long Latest();
}
