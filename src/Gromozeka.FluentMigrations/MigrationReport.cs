namespace Gromozeka.FluentMigrations;

/// <summary>What a run did.</summary>
/// <param name="Database">The database, as messages name it.</param>
/// <param name="FromVersion">The current version before the run.</param>
/// <param name="ToVersion">The current version after it.</param>
/// <param name="Steps">The steps that this run made, in order; steps that another process made meanwhile are not among them.</param>
public sealed record MigrationReport(string Database, long FromVersion, long ToVersion, IReadOnlyList<CompletedStep> Steps)
{
    /// <summary>How an existing database was adopted before the steps; null when none was.</summary>
    public AdoptionReport? Adoption { get; init; }

    /// <summary>The backup of the database as it was before the run; null when none was made.</summary>
    public Backup? Backup { get; init; }

    /// <summary>The profile classes that were run, by name.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>How long the whole run took.</summary>
    public TimeSpan Duration { get; init; }
}

/// <summary>A step that was made.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CompletedStep(MigrationDescriptor Migration, StepDirection Direction, TimeSpan Duration)
{
    /// <summary>The rows that the step deleted, of those that were there before it: by which statements, and with what.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; init; } = [];
}
