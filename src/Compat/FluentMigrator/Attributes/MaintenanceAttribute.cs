namespace FluentMigrator;

/// <summary>Marks a migration without a version that runs at a fixed stage of every upward run.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public class MaintenanceAttribute : Attribute
{
    public MaintenanceAttribute(MigrationStage stage)
        : this(stage, TransactionBehavior.Default)
    {
    }

    public MaintenanceAttribute(MigrationStage stage, TransactionBehavior transactionBehavior)
    {
        Stage = stage;
        TransactionBehavior = transactionBehavior;
    }

    public MigrationStage Stage { get; }

    public TransactionBehavior TransactionBehavior { get; }
}
