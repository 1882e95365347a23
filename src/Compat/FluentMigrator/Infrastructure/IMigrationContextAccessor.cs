namespace FluentMigrator.Infrastructure;

/// <summary>Gives the context of a migration that is being recorded.</summary>
public interface IMigrationContextAccessor
{
    IMigrationContext GetMigrationContext();
}
