namespace FluentMigrator.Runner.Initialization;

/// <summary>Creates profiles.</summary>
public interface IProfileSource
{
    /// <summary>The classes of a profile; none for an unknown name.</summary>
    IEnumerable<IMigration> GetProfiles(string profile);
}
