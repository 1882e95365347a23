namespace Gromozeka.FluentMigrations;

/// <summary>What is reported of a run.</summary>
public enum MigrationProgressKind
{
    /// <summary>A run has steps to make: <see cref="MigrationProgress.Count"/>.</summary>
    RunStarted,

    /// <summary>It waits for another run to end: <see cref="MigrationProgress.Holder"/>.</summary>
    Waiting,

    /// <summary>The database is backed up; <see cref="MigrationProgress.Share"/> of it is copied.</summary>
    BackingUp,

    /// <summary>A step begins.</summary>
    StepStarted,

    /// <summary>Rows of a table were copied or inserted: <see cref="MigrationProgress.Rows"/> so far.</summary>
    Rows,

    /// <summary>A step is committed.</summary>
    StepCompleted,

    /// <summary>All steps are made.</summary>
    RunCompleted,

    /// <summary>The run failed, was refused or cancelled: <see cref="MigrationProgress.Error"/>.</summary>
    RunFailed,
}
