namespace FluentMigrator.Infrastructure;

/// <summary>Describes a migration that has no version, such as a profile or maintenance; its version reads -1.</summary>
public class NonAttributedMigrationToMigrationInfoAdapter : IMigrationInfo
{
    public NonAttributedMigrationToMigrationInfoAdapter(IMigration migration)
        : this(migration, TransactionBehavior.Default)
    {
    }

    public NonAttributedMigrationToMigrationInfoAdapter(IMigration migration, TransactionBehavior transactionBehavior)
    {
        ArgumentNullException.ThrowIfNull(migration);
        Migration = migration;
        TransactionBehavior = transactionBehavior;
    }

    public string Description => string.Empty;

    public long Version => -1;

    public TransactionBehavior TransactionBehavior { get; }

    public IMigration Migration { get; }

    public bool IsBreakingChange => false;

    /// <summary>The name of the class.</summary>
    public string GetName() => Migration.GetType().Name;

    public bool HasTrait(string name) => false;

    public object Trait(string name) => null;
}
