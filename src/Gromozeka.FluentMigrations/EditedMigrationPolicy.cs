namespace Gromozeka.FluentMigrations;

/// <summary>What a run with pending migrations does about applied migrations that were edited.</summary>
public enum EditedMigrationPolicy
{
    /// <summary>It logs a warning for each.</summary>
    Warn,

    /// <summary>It is refused before anything is written (<see cref="ErrorCodes.Edited"/>).</summary>
    Refuse,

    /// <summary>It does not look.</summary>
    Ignore,
}
