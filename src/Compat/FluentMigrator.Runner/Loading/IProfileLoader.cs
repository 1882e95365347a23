namespace FluentMigrator.Runner;

/// <summary>Runs the profile that the options name.</summary>
public interface IProfileLoader
{
    void ApplyProfiles(IMigrationRunner runner);
}
