namespace Gromozeka.FluentMigrations;

/// <summary>A progress report of a run. Immutable; properties that do not apply to its kind are null.</summary>
/// <param name="Kind">The kind of report.</param>
/// <param name="Database">The database, as messages name it.</param>
public sealed record MigrationProgress(MigrationProgressKind Kind, string Database)
{
    /// <summary>The step, as messages name it.</summary>
    public string? Step { get; init; }

    /// <summary>The version of the step; after a run, the version of the database.</summary>
    public long? Version { get; init; }

    /// <summary>The direction of the step.</summary>
    public StepDirection? Direction { get; init; }

    /// <summary>The number of the step within the run, starting at 1.</summary>
    public int? Number { get; init; }

    /// <summary>The number of steps of the run.</summary>
    public int? Count { get; init; }

    /// <summary>The table whose rows are copied or inserted.</summary>
    public string? Table { get; init; }

    /// <summary>The number of rows done so far.</summary>
    public long? Rows { get; init; }

    /// <summary>The total number of rows, if known.</summary>
    public long? TotalRows { get; init; }

    /// <summary>The completed share, from 0 to 1.</summary>
    public double? Share { get; init; }

    /// <summary>The rows for each second of work, if known; only for a data migration in batches.</summary>
    public double? RowsPerSecond { get; init; }

    /// <summary>How long the other rows take at this rate, if known; only for a data migration in batches.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>The holder of the lock that the run waits for, as it describes itself.</summary>
    public string? Holder { get; init; }

    /// <summary>How long the step or the run took.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Why the run failed; secrets are masked in a <see cref="MigrationException"/>.</summary>
    public Exception? Error { get; init; }
}
