namespace FluentMigrator.Runner;

/// <summary>A scope that is one transaction.</summary>
public class TransactionalMigrationScope : TrackingMigrationScope
{
    private readonly IMigrationProcessor _processor;

    /// <summary>Begins the transaction.</summary>
    /// <param name="processor">The database.</param>
    /// <param name="disposalAction">What follows the end of the scope.</param>
    public TransactionalMigrationScope(IMigrationProcessor processor, Action disposalAction)
        : base(disposalAction)
    {
        ArgumentNullException.ThrowIfNull(processor);
        _processor = processor;
        _processor.BeginTransaction();
    }

    protected override void DoCancel() => _processor.RollbackTransaction();

    protected override void DoComplete() => _processor.CommitTransaction();
}
