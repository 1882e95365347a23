namespace FluentMigrator.Infrastructure;

/// <summary>A migration together with what its attributes say about it.</summary>
public interface IMigrationInfo
{
    long Version { get; }

    string Description { get; }

    TransactionBehavior TransactionBehavior { get; }

    IMigration Migration { get; }

    bool IsBreakingChange { get; }

    /// <summary>The name under which the migration is reported.</summary>
    string GetName();

    bool HasTrait(string name);

    /// <summary>The value of a trait; null when there is no such trait.</summary>
    object Trait(string name);
}
