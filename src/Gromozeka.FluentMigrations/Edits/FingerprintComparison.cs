using Gromozeka.FluentMigrations.Fingerprints;

namespace Gromozeka.FluentMigrations.Edits;

/// <summary>Compares what a migration asked for with what it asks for now.</summary>
internal sealed class FingerprintComparison
{
    private const string BeyondText = "(what differs comes later than the text that the log keeps)";

    /// <param name="then">What it asked for.</param>
    /// <param name="at">When it is recorded now.</param>
    /// <param name="record">Records what it asks for now. Called again if that differs: time and chance do so each time.</param>
    public FingerprintComparison(KnownFingerprint then, DateTimeOffset at, Func<StepFingerprint> record)
    {
        Fingerprint = record();
        if (then.Fingerprint.IsDataDependent || Fingerprint.IsDataDependent)
            Obstacle = NotComparedReason.DataDependent;
        else if (then.Fingerprint.Whole != Fingerprint.Whole)
            Compare(then.Fingerprint, record(), new ClockLiterals(then.At, at));
    }

    /// <summary>What it asks for now.</summary>
    public StepFingerprint Fingerprint { get; }

    /// <summary>Why the two cannot be compared; null if they can.</summary>
    public NotComparedReason? Obstacle { get; private set; }

    /// <summary>Whether it asks for something else now.</summary>
    public bool IsEdited { get; private set; }

    /// <summary>The lines that differ, as they were.</summary>
    public IReadOnlyList<string> Then { get; private set; } = [];

    /// <summary>The lines that differ, as they are.</summary>
    public IReadOnlyList<string> Now { get; private set; } = [];

    private void Compare(StepFingerprint then, StepFingerprint second, ClockLiterals clock)
    {
        var (before, now) = (TextParts.Of(then.Text), TextParts.Of(Fingerprint.Text));
        if (Fingerprint.Frame != second.Frame)
        {
            Obstacle = NotComparedReason.NotRepeatable;
            return;
        }

        // What changes with each recording or with the clock says nothing about the code.
        var same = then.Frame == Fingerprint.Frame ? before.WithChanging(now, TextParts.Of(second.Text), clock.AreBoth) : before;
        var changesByItself = Fingerprint.Whole != second.Whole || same != before;
        IsEdited = then.Frame != Fingerprint.Frame || !changesByItself || !same.Begins(now, then.IsCut || Fingerprint.IsCut);
        if (IsEdited)
            Show(same.Lines(), now.Lines());
        else if (then.IsCut || Fingerprint.IsCut)
            Obstacle = NotComparedReason.TooLong;
    }

    private void Show(IReadOnlyList<string> then, IReadOnlyList<string> now)
    {
        var head = 0;
        while (head < then.Count && head < now.Count && then[head] == now[head])
            head++;
        var tail = 0;
        while (tail < then.Count - head && tail < now.Count - head && then[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        (Then, Now) = ([.. then.Skip(head).SkipLast(tail)], [.. now.Skip(head).SkipLast(tail)]);
        if (Then.Count + Now.Count == 0)
            Now = [BeyondText];
    }
}
