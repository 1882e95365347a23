using System.Globalization;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>The number of completed steps of a run, and an estimate of the remaining time.</summary>
internal sealed class StepCount(TimeProvider clock)
{
    private int _expected;
    private int _done;
    private long _started;

    public void Expect(int steps) => (_expected, _done, _started) = (steps, 0, clock.GetTimestamp());

    public void Complete() => _done++;

    /// <summary>The remaining time is estimated from completed steps only, because the progress of a statement is not known.</summary>
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
