using System.Globalization;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>How many steps of a run are done, and how long the others may take.</summary>
internal sealed class StepCount(TimeProvider clock)
{
    private int _expected;
    private int _done;
    private long _started;

    public void Expect(int steps) => (_expected, _done, _started) = (steps, 0, clock.GetTimestamp());

    public void Complete() => _done++;

    /// <summary>The time left is told only by steps that are done: nothing is known of how far a statement is.</summary>
    public string Text()
    {
        if (_expected <= 1)
            return "";
        var elapsed = clock.GetElapsedTime(_started);
        var text = string.Create(CultureInfo.InvariantCulture, $"   ({_done} of {_expected} done");
        if (_done > 0)
            text += string.Create(
                CultureInfo.InvariantCulture,
                $", {_done / elapsed.TotalSeconds:0.#} a second, about {elapsed.TotalSeconds / _done * (_expected - _done):0} s left"
            );
        return text + ")";
    }
}
