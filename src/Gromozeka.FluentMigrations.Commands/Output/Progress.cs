namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Shows what the tool is doing, or waits for, once that takes longer than a second: on a terminal as one line that is redrawn, otherwise
/// as one line immediately and one every five seconds. Thread-safe.
/// </summary>
internal sealed class Progress(Terminal terminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly StepCount _steps = new(clock);

    // The earlier operations wait for the latest one.
    private readonly List<Activity> _activities = [];
    private Activity? _step;
    private ITimer? _timer;
    private bool _isDisposed;

    public void Expect(int steps)
    {
        lock (_lock)
            _steps.Expect(steps);
    }

    /// <summary>A step begins. It gets a line of its own when it ends, so only a terminal shows it within the first five seconds.</summary>
    public void BeginStep(string step)
    {
        lock (_lock)
        {
            _step?.Dispose();
            _step = Add(() => step, _steps.Text, BetweenLines);
        }
    }

    public void CompleteStep()
    {
        lock (_lock)
        {
            _steps.Complete();
            _step?.Dispose();
        }
    }

    /// <summary>An operation begins; disposing the returned object ends it.</summary>
    /// <param name="what">Returns the description each time it is shown; null while there is nothing to show.</param>
    /// <param name="detail">Returns its progress.</param>
    public IDisposable Begin(Func<string?> what, Func<string>? detail = null)
    {
        lock (_lock)
            return Add(what, detail, Patience);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private Activity Add(Func<string?> what, Func<string>? detail, TimeSpan untilLine)
    {
        var activity = new Activity(this, what, detail, untilLine, clock.GetTimestamp());
        _activities.Add(activity);
        if (!_isDisposed)
            _timer ??= clock.CreateTimer(_ => Tick(), null, Patience, BetweenLooks);
        return activity;
    }

    private void Tick()
    {
        lock (_lock)
        {
            if (_isDisposed || terminal.Settings.Quiet)
                return;
            for (var index = _activities.Count - 1; index >= 0; index--)
            {
                var activity = _activities[index];
                if (clock.GetElapsedTime(activity.Started) is var elapsed && elapsed >= Patience && activity.Text(elapsed) is { } text)
                {
                    Show(activity, text, elapsed);
                    return;
                }
            }

            terminal.Erase();
        }
    }

    private void Show(Activity activity, string text, TimeSpan elapsed)
    {
        if (terminal.CanRedraw)
        {
            terminal.Redraw(text);
        }
        else if (elapsed >= activity.NextLine)
        {
            activity.NextLine = elapsed + BetweenLines;
            terminal.Note(Format.Escape(text));
        }
    }

    private sealed class Activity(Progress progress, Func<string?> what, Func<string>? detail, TimeSpan untilLine, long started)
        : IDisposable
    {
        public long Started => started;

        /// <summary>The duration after which it gets its next line.</summary>
        public TimeSpan NextLine { get; set; } = untilLine;

        public string? Text(TimeSpan elapsed) =>
            what() is { } words
                ? string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"  … {words}, {elapsed.TotalSeconds:0} s{detail?.Invoke()}"
                )
                : null;

        public void Dispose()
        {
            lock (progress._lock)
                progress._activities.Remove(this);
        }
    }
}
