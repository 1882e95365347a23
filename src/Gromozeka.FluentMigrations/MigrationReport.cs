namespace Gromozeka.FluentMigrations;

/// <summary>What a run did.</summary>
/// <param name="Database">The database, as messages name it.</param>
/// <param name="FromVersion">The current version before the run.</param>
/// <param name="ToVersion">The current version after it.</param>
/// <param name="Steps">The steps that this run completed, in order; excludes steps that another process completed meanwhile.</param>
public sealed record MigrationReport(string Database, long FromVersion, long ToVersion, IReadOnlyList<CompletedStep> Steps)
{
    /// <summary>How an existing database was adopted before the steps; null if none was.</summary>
    public AdoptionReport? Adoption { get; init; }

    /// <summary>The backup of the database before the run; null if none was created.</summary>
    public Backup? Backup { get; init; }

    /// <summary>The profile classes that were run, by name.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>How long the whole run took.</summary>
    public TimeSpan Duration { get; init; }
}

/// <summary>A completed step.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CompletedStep(MigrationDescriptor Migration, StepDirection Direction, TimeSpan Duration)
{
    /// <summary>The rows that the step deleted, of those that existed before it, and the cause of each deletion.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; init; } = [];

    /// <summary>
    /// The batches of a <see cref="BatchMigration"/>, including those of earlier runs; null for any other migration, and if there was no
    /// row. <see cref="BatchProgress.SkippedRows"/> tells whether it ended with warnings.
    /// </summary>
    public BatchProgress? Batches { get; init; }
}
