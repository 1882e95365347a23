namespace FluentMigrator;

/// <summary>Marks a class as a migration and gives the version under which it is recorded.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public class MigrationAttribute : Attribute
{
    /// <summary>A migration that runs in a transaction and carries a description.</summary>
    public MigrationAttribute(long version, string description)
        : this(version, TransactionBehavior.Default, description)
    {
    }

    /// <summary>A migration with the given transaction behaviour; the description may be null.</summary>
    public MigrationAttribute(
        long version, TransactionBehavior transactionBehavior = TransactionBehavior.Default, string description = null)
    {
        Version = version;
        TransactionBehavior = transactionBehavior;
        Description = description;
    }

    public long Version { get; }

    public TransactionBehavior TransactionBehavior { get; }

    /// <summary>What the migration is for; null when its author said nothing.</summary>
    public string Description { get; }

    /// <summary>Whether the migration may run only where breaking changes are allowed.</summary>
    public bool BreakingChange { get; set; }
}
