namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds the connection string.</summary>
public interface IConnectionStringAccessor
{
    string ConnectionString { get; }
}
