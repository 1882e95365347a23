namespace FluentMigrator.Infrastructure;

/// <summary>A migration with a version; the migration itself may be created when it is first asked for.</summary>
public class MigrationInfo : IMigrationInfo
{
    private readonly Dictionary<string, object> _traits = [];
    private readonly Lazy<IMigration> _migration;

    public MigrationInfo(long version, TransactionBehavior transactionBehavior, IMigration migration)
        : this(version, transactionBehavior, isBreakingChange: false, migration)
    {
    }

    public MigrationInfo(long version, TransactionBehavior transactionBehavior, bool isBreakingChange, IMigration migration)
        : this(version, description: null, transactionBehavior, isBreakingChange, () => migration)
    {
    }

    /// <param name="version">The version.</param>
    /// <param name="description">What the migration is for; may be null.</param>
    /// <param name="transactionBehavior">Whether it runs in a transaction.</param>
    /// <param name="isBreakingChange">Whether it may run only where breaking changes are allowed.</param>
    /// <param name="migrationFunc">Creates the migration; called once, when it is needed.</param>
    public MigrationInfo(
        long version, string description, TransactionBehavior transactionBehavior, bool isBreakingChange, Func<IMigration> migrationFunc)
    {
        ArgumentNullException.ThrowIfNull(migrationFunc);
        Version = version;
        Description = description;
        TransactionBehavior = transactionBehavior;
        IsBreakingChange = isBreakingChange;
        _migration = new Lazy<IMigration>(migrationFunc);
    }

    public long Version { get; }

    public string Description { get; }

    public TransactionBehavior TransactionBehavior { get; }

    public IMigration Migration => _migration.Value;

    public bool IsBreakingChange { get; }

    /// <exception cref="ArgumentException">There is a trait of that name already.</exception>
    public void AddTrait(string name, object value) => _traits.Add(name, value);

    /// <summary>The version and the name of the class.</summary>
    public string GetName() => $"{Version}: {Migration.GetType().Name}";

    public bool HasTrait(string name) => _traits.ContainsKey(name);

    public override string ToString() => GetName();

    public object Trait(string name) => _traits.GetValueOrDefault(name);
}
