using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>Counts the rows that batches delete, and refuses a batch that would lose rows against the policy of the host.</summary>
internal sealed class BatchLosses(StepContext context, PreparedStep step, RecordedStep recorded)
{
    private readonly Dictionary<(TableName Table, string? Column, DeletionCause Cause), long> _deleted = [];
    private IReadOnlyList<DeletedRows> _uncommitted = [];

    /// <summary>The rows that the committed batches have deleted.</summary>
    public IReadOnlyList<DeletedRows> Deleted =>
        [.. _deleted.Select(one => new DeletedRows(one.Key.Table, one.Key.Column, one.Value, one.Key.Cause))];

    /// <summary>Works on a batch.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>; the batch has been rolled back.</exception>
    public void Run(Action work)
    {
        // What they delete is reported once, at the end, and not for each batch.
        using var losses = StepLosses.Begin(
            context.Session,
            context.Database,
            step,
            recorded,
            canUndo: true,
            context.Losses,
            NullLogger.Instance,
            context.Backup
        );
        work();
        losses.Settle(recorded);
        _uncommitted = losses.Deleted;
    }

    /// <summary>The batch is committed.</summary>
    public void Keep()
    {
        foreach (var rows in _uncommitted)
        {
            var key = (rows.Table, rows.Column, rows.Cause);
            _deleted[key] = _deleted.GetValueOrDefault(key) + rows.Rows;
        }

        _uncommitted = [];
    }

    /// <summary>The batch was rolled back.</summary>
    public void Forget() => _uncommitted = [];
}
