namespace FluentMigrator.Runner;

/// <summary>Knows the scope that is active.</summary>
public interface IMigrationScopeManager
{
    IMigrationScope CurrentScope { get; }

    /// <summary>Begins a scope with a transaction.</summary>
    IMigrationScope BeginScope();

    /// <summary>Begins a scope, or, where one is active already, one that leaves everything to that.</summary>
    IMigrationScope CreateOrWrapMigrationScope(bool transactional = true);
}
