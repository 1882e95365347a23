using System.Globalization;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>The row of a running migration in the table of batches.</summary>
internal sealed record BatchState
{
    /// <summary>The version.</summary>
    public required long Version { get; init; }

    /// <summary>The direction.</summary>
    public required StepDirection Direction { get; init; }

    /// <summary>The table that the migration goes over.</summary>
    public required string Table { get; init; }

    /// <summary>The columns of its key.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Identifies what the batches do: the beginning of the fingerprint of the migration.</summary>
    public required string Work { get; init; }

    /// <summary>The key of the last row that is done; null before the first batch.</summary>
    public object?[]? Done { get; init; }

    /// <summary>The key of the last row that there was when it began; null if there was none.</summary>
    public object?[]? End { get; init; }

    /// <summary>How many rows there were when it began.</summary>
    public long TotalRows { get; init; }

    /// <summary>How many rows are done.</summary>
    public long Rows { get; init; }

    /// <summary>How many rows were skipped.</summary>
    public long Skipped { get; init; }

    /// <summary>How many batches are committed.</summary>
    public long Batches { get; init; }

    /// <summary>The time that they took.</summary>
    public TimeSpan Worked { get; init; }

    /// <summary>Whether an operator has paused it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When it began, UTC, ISO 8601.</summary>
    public required string StartedAt { get; init; }

    /// <summary>When the row was last written.</summary>
    public required string UpdatedAt { get; init; }

    /// <summary>Whether a migration with this key can continue it.</summary>
    public bool HasKey(IEnumerable<string> key, StringComparer names) => Key.SequenceEqual(key, names);

    /// <summary>The progress for the public.</summary>
    public BatchProgress ToProgress() =>
        new(Version, Direction, Table, Rows, TotalRows, Batches)
        {
            SkippedRows = Skipped,
            Worked = Worked,
            IsPaused = IsPaused,
            StartedAt = Time(StartedAt),
            UpdatedAt = Time(UpdatedAt),
        };

    /// <summary>A time as it is stored.</summary>
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTime? Time(string text) =>
        DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;
}
