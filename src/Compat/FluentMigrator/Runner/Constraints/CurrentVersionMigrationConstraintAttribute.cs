namespace FluentMigrator.Runner.Constraints;

/// <summary>Lets a migration run only when the latest applied version is not below a minimum.</summary>
public class CurrentVersionMigrationConstraintAttribute : MigrationConstraintAttribute
{
    public CurrentVersionMigrationConstraintAttribute(long minimumVersionToRunAgainst)
        : base(context => context.VersionInfo.Latest() >= minimumVersionToRunAgainst)
    {
    }
}
