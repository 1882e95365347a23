namespace FluentMigrator.Runner;

/// <summary>A scope without a transaction.</summary>
public class TrackingMigrationScope : IMigrationScope
{
    private readonly Action _disposalAction;

    /// <param name="disposalAction">What follows the end of the scope.</param>
    public TrackingMigrationScope(Action disposalAction)
    {
        _disposalAction = disposalAction;
        IsActive = true;
    }

    public virtual bool IsActive { get; private set; }

    public void Cancel()
    {
        if (!IsActive)
            return;
        IsActive = false;
        DoCancel();
    }

    public void Complete()
    {
        if (!IsActive)
            return;
        DoComplete();
        IsActive = false;
    }

    public void Dispose()
    {
        Cancel();
        _disposalAction();
    }

    protected virtual void DoCancel()
    {
    }

    protected virtual void DoComplete()
    {
    }
}
