namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds what tells a migration from other classes.</summary>
public interface IMigrationRunnerConventionsAccessor
{
    IMigrationRunnerConventions MigrationRunnerConventions { get; }
}
