using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>
/// Handles the rows that one step deletes: predicts them before its first statement, counts them while it runs, and refuses, warns or
/// reports according to the policy.
/// </summary>
internal sealed class StepLosses : IDisposable
{
    private readonly IDatabaseSession _session;
    private readonly IDatabase _database;
    private readonly PreparedStep _step;
    private readonly bool _canUndo;
    private readonly LossPolicy _policy;
    private readonly ILogger _logger;
    private readonly Backup? _backup;
    private IReadOnlyList<DeletedRows> _foreseen = [];
    private IChangeCount? _count;
    private DataLossGuard? _guard;

    private StepLosses(
        IDatabaseSession session,
        IDatabase database,
        PreparedStep step,
        bool canUndo,
        LossPolicy policy,
        ILogger logger,
        Backup? backup
    ) => (_session, _database, _step, _canUndo, _policy, _logger, _backup) = (session, database, step, canUndo, policy, logger, backup);

    /// <summary>The rows that the step has deleted; complete after <see cref="Settle"/>.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; private set; } = [];

    /// <summary>Checks what the step explicitly drops, then counts what it deletes if it may delete anything else.</summary>
    /// <param name="session">The database, before the first statement of the step.</param>
    /// <param name="database">How names are written and compared.</param>
    /// <param name="step">The step.</param>
    /// <param name="recorded">Its recorded operations.</param>
    /// <param name="canUndo">Whether a refusal after its statements undoes them.</param>
    /// <param name="policy">What happens if it would lose rows.</param>
    /// <param name="logger">The logger for warnings.</param>
    /// <param name="backup">The backup that contains the rows; null if there is none.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>: no statement of the step has run.</exception>
    public static StepLosses Begin(
        IDatabaseSession session,
        IDatabase database,
        PreparedStep step,
        RecordedStep recorded,
        bool canUndo,
        LossPolicy policy,
        ILogger logger,
        Backup? backup
    )
    {
        var losses = new StepLosses(session, database, step, canUndo, policy, logger, backup);
        if (LossForecast.CannotLose(recorded.Expressions, database.Names))
            return losses;
        var forecast = new LossForecast(session, database, recorded.Expressions);
        losses.Foresee(forecast.Losses(leftOut: canUndo ? HandMadeCopies.DropsAfter(session, database.Names, recorded.Expressions) : null));
        // What cannot be undone must be refused now.
        if (!canUndo && losses.IsRefused)
            losses.Foresee(PlainSqlForecast.Of(session, database, recorded.Expressions));
        if (forecast.TellsAll())
            return losses;
        if (session.ChangeCounters is { } counters)
        {
            losses._count = counters.Start();
            if (counters.Gap is { } gap)
                Log.CountsAreIncomplete(logger, step.Name, gap);
        }
        else if (canUndo && losses.IsRefused)
        {
            losses._guard = DataLossGuard.Look(session, database);
        }

        return losses;
    }

    /// <summary>Judges the rows that the statements of the step have deleted, after all of them have run.</summary>
    /// <param name="recorded">Its recorded operations.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>; the transaction has been rolled back.</exception>
    public void Settle(RecordedStep recorded)
    {
        _guard?.Check(_step, recorded.Expressions);
        Deleted = _count?.Read() ?? _foreseen;
        var gap = _count?.Gap;
        Dispose();
        if (gap is not null)
            SettleGap(gap);
        var losses = Deleted.Where(deleted => deleted.IsLoss).ToList();
        if (_canUndo && losses.Count > 0 && IsRefused)
        {
            _session.Rollback();
            throw Refusal(losses);
        }

        Warn([.. losses.Where(loss => !_foreseen.Any(foreseen => IsSame(foreseen, loss)))]);
        var others = Deleted.Where(deleted => !deleted.IsLoss).ToList();
        if (others.Count > 0)
            Log.DeletedRows(_logger, _step.Name, string.Join(", ", others));
    }

    private void SettleGap(string gap)
    {
        if (_canUndo && IsRefused)
        {
            _session.Rollback();
            throw DataLossErrors.NotCounted(Attempt, gap);
        }

        Log.CountsAreIncomplete(_logger, _step.Name, gap);
    }

    /// <summary>Ends the counting.</summary>
    public void Dispose()
    {
        _count?.Dispose();
        _count = null;
    }

    private bool IsRefused => !_policy.Allow && (_step.Direction == StepDirection.Down || _policy.Confirm);

    private void Foresee(IReadOnlyList<DeletedRows> foreseen)
    {
        _foreseen = foreseen;
        if (foreseen.Count > 0 && IsRefused)
            throw Refusal(foreseen);
        Warn(foreseen);
    }

    private void Foresee(PlainSqlForecast forecast)
    {
        Foresee(forecast.Losses);
        if (forecast.Unknown is { } operation)
            throw DataLossErrors.NotForeseen(Attempt, operation);
    }

    private void Warn(IReadOnlyList<DeletedRows> losses)
    {
        if (losses.Count > 0 && !_policy.Allow)
            Log.DeletesRows(
                _logger,
                _step.Name,
                string.Join(", ", losses),
                _backup is null ? "there is no backup of this run" : $"they are in the backup {_backup.Path}"
            );
    }

    private MigrationException Refusal(IReadOnlyList<DeletedRows> losses) => DataLossErrors.WouldLose(Attempt, losses);

    private string Attempt => $"{(_step.Direction == StepDirection.Down ? "Undoing" : "Applying")} {_step.Name}";

    /// <summary>A forecast contains names as the migration wrote them.</summary>
    private bool IsSame(DeletedRows one, DeletedRows other) =>
        one.Cause == other.Cause
        && _database.Names.Equals(one.Table, other.Table)
        && _database.Names.Parts.Equals(one.Column, other.Column);
}
