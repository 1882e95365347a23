using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>
/// Counts the rows that batches delete, by whatever statement or trigger, and refuses a batch that would lose rows against the policy of
/// the host. One count goes over all batches; what a rollback undoes does not count.
/// </summary>
internal sealed class BatchLosses(StepContext context, BatchRun run, TableName table) : IDisposable
{
    private IChangeCount? _count;
    private bool _hasBegun;
    private string? _gap;

    /// <summary>The rows that they have deleted with the running batch.</summary>
    private IReadOnlyList<DeletedRows> _withRunning = [];

    /// <summary>The rows that the committed batches have deleted.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; private set; } = [];

    /// <summary>Works on a batch.</summary>
    /// <param name="work">Works on it, and returns how many rows it deletes itself; only asked for if nothing counts.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>; the batch has been rolled back.</exception>
    public void Run(Func<bool, long> work)
    {
        if (!_hasBegun)
            _count = context.Session.ChangeCounters?.Start();
        _hasBegun = true;
        var deleted = work(_count is null);
        _withRunning = _count?.Read() ?? Add(deleted);
        if (_count?.Gap is { } gap)
            TakeGap(gap);
        var losses = _withRunning.Where(rows => rows.IsLoss).ToList();
        if (losses.Count > 0 && IsRefused)
        {
            context.Session.Rollback();
            throw DataLossErrors.WouldLose(Attempt, losses, run.State);
        }
    }

    /// <summary>The running batch is committed.</summary>
    public void Keep() => Deleted = _withRunning;

    public void Dispose() => _count?.Dispose();

    private bool IsRefused => !context.Losses.Allow && (run.Step.Direction == StepDirection.Down || context.Losses.Confirm);

    private string Attempt => $"{(run.Step.Direction == StepDirection.Down ? "Undoing" : "Applying")} {run.Step.Name}";

    private IReadOnlyList<DeletedRows> Add(long deleted) =>
        deleted == 0 ? Deleted : [new DeletedRows(table, null, deleted + Deleted.Sum(rows => rows.Rows), DeletionCause.Statement)];

    private void TakeGap(string gap)
    {
        if (IsRefused)
        {
            context.Session.Rollback();
            throw DataLossErrors.NotCounted(Attempt, gap, run.State);
        }

        if (_gap is null)
            Log.CountsAreIncomplete(context.Logger, run.Step.Name, gap);
        _gap = gap;
    }
}
