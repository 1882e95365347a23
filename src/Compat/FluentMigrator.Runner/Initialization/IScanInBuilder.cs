namespace FluentMigrator.Runner.Initialization;

/// <summary>Says what assemblies are scanned for, or goes on with the configuration.</summary>
public interface IScanInBuilder : IMigrationRunnerBuilder, IScanIn
{
    IScanInForBuilder For { get; }
}
