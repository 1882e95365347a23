using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Locking;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>The lock of a run. Disposing it releases it.</summary>
internal sealed class HeldLock(IDatabase database, ILogger logger, RunWatch? watch) : IDisposable
{
    private IDisposable? _lock;
    private bool _isReleased;

    /// <summary>Waits for the lock.</summary>
    public void Take(CancellationToken cancellationToken) => _lock = RunLock.Acquire(database, logger, watch, cancellationToken);

    /// <summary>
    /// Releases the lock for batches, so that other runs need not wait for hours: each transaction finds out by itself how far they are.
    /// Takes it again for a step behind them.
    /// </summary>
    public void TakeFor(PreparedStep step, CancellationToken cancellationToken)
    {
        if (step.Instance is BatchMigration)
        {
            _isReleased |= _lock is not null;
            Dispose();
        }
        else if (_isReleased)
        {
            _isReleased = false;
            Take(cancellationToken);
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }
}
