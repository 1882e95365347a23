namespace Gromozeka.FluentMigrations.Batches;

/// <summary>How fast batches follow each other, as their migration sets it.</summary>
internal sealed record BatchPace
{
    /// <summary>The rows of the first batches.</summary>
    public int Rows { get; init; } = 1_000;

    /// <summary>Whether every batch has this many rows.</summary>
    public bool IsFixed { get; init; }

    /// <summary>How long the transaction of a batch should take.</summary>
    public TimeSpan Target { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause after each batch; null if it depends on other writers.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>The times of the day from which and until which batches may begin; null for any time.</summary>
    public (TimeOnly From, TimeOnly To)? Hours { get; init; }

    /// <summary>Whether a batch may begin at a time of the day.</summary>
    public bool Allows(TimeOnly time) => Hours is not { } hours || time.IsBetween(hours.From, hours.To);
}
