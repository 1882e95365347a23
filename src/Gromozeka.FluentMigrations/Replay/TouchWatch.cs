using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>
/// Records which tables statements touch among the actions of a dry run. A database supports one counter at a time: while the guard of a
/// step counts, this listens to that counter; otherwise it uses its own, because statements touch tables even if no guard is needed.
/// </summary>
internal sealed class TouchWatch(IDatabaseSession copy, List<DryRunAction> actions) : IDisposable
{
    private IChangeCount? _own;
    private bool _isLent;

    /// <summary>The counters of the copy; null if it does not count.</summary>
    public IChangeCounters? Counters => copy.ChangeCounters is { } counters ? new Listening(this, counters) : null;

    /// <summary>Starts listening.</summary>
    public void Begin()
    {
        if (_own is null && !_isLent)
            _own = copy.ChangeCounters?.Start(Tell);
    }

    /// <summary>Stops listening, unless another part counts.</summary>
    public void Dispose()
    {
        _own?.Dispose();
        _own = null;
    }

    private void Tell(TableTouch touch) => actions.Add(new DryRunAction.Touch(touch));

    private sealed class Listening(TouchWatch watch, IChangeCounters counters) : IChangeCounters
    {
        public string? Gap => counters.Gap;

        public IChangeCount Start(Action<TableTouch>? told = null)
        {
            watch.Dispose();
            watch._isLent = true;
            return new Lent(watch, counters.Start(watch.Tell + told));
        }

        public StatementForecast Foresee(string statement) => counters.Foresee(statement);
    }

    private sealed class Lent(TouchWatch watch, IChangeCount count) : IChangeCount
    {
        public string? Gap => count.Gap;

        public IReadOnlyList<DeletedRows> Read() => count.Read();

        public void Dispose()
        {
            count.Dispose();
            watch._isLent = false;
        }
    }
}
