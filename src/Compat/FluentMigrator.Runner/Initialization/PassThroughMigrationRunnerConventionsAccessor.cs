using FluentMigrator.Runner.Infrastructure;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Passes on what the host gave, or the default.</summary>
public class PassThroughMigrationRunnerConventionsAccessor : IMigrationRunnerConventionsAccessor
{
    public PassThroughMigrationRunnerConventionsAccessor(IMigrationRunnerConventions conventions = null)
        => MigrationRunnerConventions = conventions ?? DefaultMigrationRunnerConventions.Instance;

    public IMigrationRunnerConventions MigrationRunnerConventions { get; }
}
