namespace Gromozeka.FluentMigrations;

/// <summary>How far a data migration in batches is, as its last committed batch recorded it.</summary>
/// <param name="Version">The version of the migration.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Table">The table whose rows it goes over, as the migration names it.</param>
/// <param name="Rows">How many rows it has gone over.</param>
/// <param name="TotalRows">How many rows there were when it began.</param>
/// <param name="Batches">How many batches are committed.</param>
public sealed record BatchProgress(long Version, StepDirection Direction, string Table, long Rows, long TotalRows, long Batches)
{
    /// <summary>How many rows failed and were left as they are (<see cref="BatchErrorPolicy.Skip"/>).</summary>
    public long SkippedRows { get; init; }

    /// <summary>The time that the batches took, without pauses.</summary>
    public TimeSpan Worked { get; init; }

    /// <summary>When it began.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When its last batch was committed.</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>Whether an operator has paused it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The share of the rows, from 0 to 1.</summary>
    public double Share => TotalRows <= 0 ? 1 : Math.Min(1, Rows / (double)TotalRows);

    /// <summary>Rows for each second of work; null before the first batch.</summary>
    public double? RowsPerSecond => Rows > 0 && Worked > TimeSpan.Zero ? Rows / Worked.TotalSeconds : null;

    /// <summary>How long the other rows take at the rate so far, without pauses; null before the first batch.</summary>
    public TimeSpan? TimeLeft => RowsPerSecond is { } rate ? TimeSpan.FromSeconds(Math.Round(Math.Max(0, TotalRows - Rows) / rate)) : null;

    /// <summary>The progress in words, for example <c>41 %, 410 of 1000 rows</c>.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Math.Floor(Share * 100):0} %, {Rows} of {Quantity.Of(TotalRows, "row")}"
        );
}
