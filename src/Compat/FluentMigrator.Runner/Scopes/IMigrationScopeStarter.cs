namespace FluentMigrator.Runner;

/// <summary>Begins scopes.</summary>
public interface IMigrationScopeStarter
{
    /// <summary>Begins a scope with a transaction: the migrations within it commit together.</summary>
    IMigrationScope BeginScope();
}
