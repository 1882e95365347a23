namespace Gromozeka.FluentMigrations;

/// <summary>Something that a run reports. Immutable; what does not concern its kind is null.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Database">The database, as messages name it.</param>
public sealed record MigrationProgress(MigrationProgressKind Kind, string Database)
{
    /// <summary>The step, as messages name it.</summary>
    public string? Step { get; init; }

    /// <summary>The version of the step; when a run has ended, that of the database.</summary>
    public long? Version { get; init; }

    /// <summary>The direction of the step.</summary>
    public StepDirection? Direction { get; init; }

    /// <summary>Which step of how many it is, beginning with 1.</summary>
    public int? Number { get; init; }

    /// <summary>How many steps the run has.</summary>
    public int? Count { get; init; }

    /// <summary>The table whose rows are copied or inserted.</summary>
    public string? Table { get; init; }

    /// <summary>How many rows so far.</summary>
    public long? Rows { get; init; }

    /// <summary>How many rows there are, where that is known.</summary>
    public long? TotalRows { get; init; }

    /// <summary>How much is done, from 0 to 1.</summary>
    public double? Share { get; init; }

    /// <summary>Who holds the lock that is waited for, as it says itself.</summary>
    public string? Holder { get; init; }

    /// <summary>How long the step or the run took.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Why the run failed; a <see cref="MigrationException"/> has its secrets masked.</summary>
    public Exception? Error { get; init; }
}
