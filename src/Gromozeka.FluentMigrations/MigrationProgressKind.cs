namespace Gromozeka.FluentMigrations;

/// <summary>What a progress report is about.</summary>
public enum MigrationProgressKind
{
    /// <summary>A run has steps to execute: <see cref="MigrationProgress.Count"/>.</summary>
    RunStarted,

    /// <summary>The run waits for another run to end: <see cref="MigrationProgress.Holder"/>.</summary>
    Waiting,

    /// <summary>The database is being backed up; <see cref="MigrationProgress.Share"/> of it is copied.</summary>
    BackingUp,

    /// <summary>A step begins.</summary>
    StepStarted,

    /// <summary>Rows of a table were copied or inserted: <see cref="MigrationProgress.Rows"/> so far.</summary>
    Rows,

    /// <summary>A step was committed.</summary>
    StepCompleted,

    /// <summary>All steps are completed.</summary>
    RunCompleted,

    /// <summary>The run failed, was refused or was canceled: <see cref="MigrationProgress.Error"/>.</summary>
    RunFailed,
}
