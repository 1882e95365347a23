using System.Globalization;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>
/// Says where a run is once a step takes longer than a second: on a terminal in one line that is drawn again, otherwise in a line each
/// five seconds. Thread-safe.
/// </summary>
internal sealed class Progress(Terminal terminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private string _step = "";
    private int _expected;
    private int _done;
    private long _runStart;
    private long _stepStart;
    private long _lastLine;

    public void Expect(int steps)
    {
        lock (_lock)
        {
            _expected = steps;
            _done = 0;
            _runStart = clock.GetTimestamp();
        }
    }

    public void Begin(string step)
    {
        lock (_lock)
        {
            _step = step;
            _stepStart = clock.GetTimestamp();
            _lastLine = _stepStart;
            _timer ??= clock.CreateTimer(_ => Tick(), null, Patience, Patience);
        }
    }

    public void Complete()
    {
        lock (_lock)
        {
            _done++;
            _step = "";
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Tick()
    {
        lock (_lock)
        {
            if (_step.Length == 0 || terminal.Settings.Quiet || clock.GetElapsedTime(_stepStart) < Patience)
                return;
            if (terminal.CanRedraw)
            {
                terminal.Redraw(Text());
            }
            else if (clock.GetElapsedTime(_lastLine) >= BetweenLines)
            {
                _lastLine = clock.GetTimestamp();
                terminal.Note(Format.Escape(Text()));
            }
        }
    }

    /// <summary>The time left is told only by steps that are done: nothing is known of how far a statement is.</summary>
    private string Text()
    {
        var elapsed = clock.GetElapsedTime(_runStart);
        var text = string.Create(CultureInfo.InvariantCulture, $"  … {_step}, {clock.GetElapsedTime(_stepStart).TotalSeconds:0} s");
        if (_expected > 1)
            text += string.Create(CultureInfo.InvariantCulture, $"   ({_done} of {_expected} done");
        if (_expected > 1 && _done > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {_done / elapsed.TotalSeconds:0.#} a second, about {elapsed.TotalSeconds / _done * (_expected - _done):0} s left");
        return text + (_expected > 1 ? ")" : "");
    }
}
